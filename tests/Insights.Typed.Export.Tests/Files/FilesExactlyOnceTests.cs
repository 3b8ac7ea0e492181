using System.Text.RegularExpressions;
using Insights.Typed.Export.Tests.Databases;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>An execution is in a folder or container whole or not at all, and never twice.</summary>
public sealed class FilesExactlyOnceTests(DatabaseService service, AzuriteServer server) : FileTestBase(service, server)
{
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Executions_are_appended_in_any_order_and_each_once(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        Assert.Empty(await target.GetExportedAsync(Token));

        foreach (var night in (int[])[2, 0, 1])
        {
            Assert.NotNull(await target.ExportAsync(report.CreateItem("values", night), Token));
            Assert.Null(await target.ExportAsync(report.CreateItem("VALUES", night), Token));
        }

        await store.LoadAsync();
        Assert.Equal(await GetRowsAsync(report, 0, 1, 2), await store.ReadRowsAsync("values", AnyValues.All));
        Assert.Equal(3, (await target.GetExportedAsync(Token)).Count);
        Assert.All(store.FileNames, name => Assert.StartsWith("dataset=values/", name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_newest_execution_replaces_the_others_also_if_its_record_is_missing(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats], nights: 3);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace), Token));
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace), Token));
        Assert.Null(await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace), Token));
        if (kind == StoreKind.Blob)
        {
            // A program that was killed before the record. A folder's lock excludes that another one exports an older execution after that.
            await store.DeleteAsync($"dataset=values/_insights/{report.Executions[2].ExecutionId}.json");
            Assert.Null(await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace), Token));
            Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace), Token));
        }

        await store.LoadAsync();
        Assert.Equal(
            (await report.GetRowsAsync(2)).Select(row => row.Split(" | ")[1]).Order(StringComparer.Ordinal),
            (await store.ReadRowsAsync("values", [AnyValues.Seats])).Select(row => row.Split(" | ")[1]).Order(StringComparer.Ordinal));
        Assert.Single(store.FileNames, name => name.EndsWith(".parquet", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Two_targets_at_once_store_each_execution_once(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        await using var store = await CreateStoreAsync(kind);
        await using var first = store.CreateTarget();
        await using var second = store.CreateTarget();

        var exported = await Task.WhenAll(((IExportTarget[])[first, second]).SelectMany(target => ((int[])[0, 1, 2]).Select(night =>
            Task.Run(() => target.ExportAsync(report.CreateItem("values", night), Token)))));

        Assert.Equal(3, exported.Count(record => record is not null));
        await store.LoadAsync();
        Assert.Equal(await GetRowsAsync(report, 0, 1, 2), await store.ReadRowsAsync("values", AnyValues.All));
    }

    [Fact]
    public async Task The_wait_for_the_lock_of_a_folder_takes_no_time_of_the_clock_of_the_exports()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var store = await CreateStoreAsync(StoreKind.Folder);
        await using var target = store.CreateTarget();
        var state = Directory.CreateDirectory(Path.Combine(store.Root, "dataset=values", "_insights")).FullName;
        Task<ExportedExecution?> waiting;
        using (new FileStream(Path.Combine(state, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            var before = Service.Host.Time.GetUtcNow();
            waiting = target.ExportAsync(report.CreateItem("values"), Token);

            Assert.Equal((false, before), (waiting.IsCompleted, Service.Host.Time.GetUtcNow()));
        }

        Assert.NotNull(await waiting);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_file_without_a_record_is_written_again(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        await store.LoadAsync();
        await store.DeleteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal)));
        await store.WriteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".parquet", StringComparison.Ordinal)), "of another version of the library");

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values"), Token));
        Assert.Null(await target.ExportAsync(report.CreateItem("values"), Token));

        await store.LoadAsync();
        Assert.Equal(await report.GetRowsAsync(), await store.ReadRowsAsync("values", AnyValues.All));
    }

    /// <summary>Without a lock, the second writer notices the first when it commits.</summary>
    [Fact]
    public async Task A_blob_that_another_program_writes_meanwhile_is_a_conflict()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 2);
        await using var store = await CreateStoreAsync(StoreKind.Blob);
        await using var target = store.CreateTarget();
        await using var other = store.CreateTarget();
        var name = $"dataset=values/date={report.Executions[1].ReportGeneratedTime!.Value.UtcDateTime:yyyy-MM-dd}/part-{report.Executions[1].ExecutionId}.parquet";

        // The other program exports the same execution while this one reads it, so its record exists when this one retries.
        var meanwhile = new OnceProgress(() => other.ExportAsync(report.CreateItem("values"), Token));
        Assert.Null(await target.ExportAsync(report.CreateItem("values", progress: meanwhile), Token));
        Assert.True(meanwhile.IsCalled);

        // Another program writes the file again and again, and never a record.
        var again = new EachProgress(() => store.WriteAsync(name, "incomplete"));
        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values", 1, progress: again), Token));
        Assert.Contains("has changed. Other programs write it at the same time. The next export tries again.", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 1), Token));

        await store.LoadAsync();
        Assert.Equal(await GetRowsAsync(report, 0, 1), await store.ReadRowsAsync("values", AnyValues.All));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_gained_column_is_in_new_files_and_a_lost_one_is_an_error(StoreKind kind)
    {
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Amount]);
        var later = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Amount]);
        ReaderColumn[] wider = [AnyValues.Seats, AnyValues.Amount];
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        Assert.StartsWith("create the folder ", Assert.Single(await target.GetChangesAsync("values", wider, ExportMode.Append, Token)), StringComparison.Ordinal);

        Assert.NotNull(await target.ExportAsync(after.CreateItem("values"), Token));
        Assert.NotNull(await target.ExportAsync(before.CreateItem("values"), Token));
        Assert.Contains("have the column Seats, which the report no longer has.", (await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(later.CreateItem("values"), Token))).Message, StringComparison.Ordinal);
        Assert.Contains("has files of another format or mode", (await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync("values", wider, ExportMode.Replace, Token))).Message, StringComparison.Ordinal);

        Assert.Empty(await target.GetChangesAsync("values", wider, ExportMode.Append, Token));
        await store.LoadAsync();
        Assert.Equal((240, 120), (await store.CountAsync("values"), await store.CountAsync("values", "Amount IS NULL")));
    }

    /// <summary>An execution of a query between two executions of another one, which has more columns.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_column_that_earlier_files_have_was_not_gained(StoreKind kind)
    {
        var first = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Amount]);
        var narrow = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        var last = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Amount]);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        Assert.NotNull(await target.ExportAsync(first.CreateItem("values"), Token));
        Assert.NotNull(await target.ExportAsync(last.CreateItem("values"), Token));

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(narrow.CreateItem("values"), Token));

        Assert.Contains("of earlier and of later executions, have the column Amount, which this execution does not have. To continue without its rows, delete its report.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_cannot_be_used_is_an_error_without_the_key()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        var azurite = await Server.GetAsync();
        var key = Convert.ToBase64String("planted-secret-key"u8);
        await using var refused = Export.Files.FileTargets.CreateBlobContainer(azurite.CreateConnectionString(key), "sales", "", Export.Files.ExportFormat.Parquet);

        foreach (var action in (Func<Task>[])[() => refused.GetExportedAsync(Token), () => refused.ExportAsync(report.CreateItem("values"), Token)])
        {
            var error = await Assert.ThrowsAsync<ExportException>(action);
            Assert.True(Regex.IsMatch(error.Message, @"^The container sales of the storage account devstoreaccount1 cannot be used: it refuses the access \([A-Za-z0-9]+\)\."), error.Message);
            Assert.DoesNotContain(key, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_check_creates_nothing_and_a_preparation_the_place(StoreKind kind)
    {
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();

        await target.CheckAsync(Token);
        Assert.False(await store.ExistsAsync());
        await target.PrepareAsync(Token);
        await target.PrepareAsync(Token);

        Assert.True(await store.ExistsAsync());
        await store.LoadAsync();
        Assert.Empty(store.FileNames);
    }

    private static async Task<List<string>> GetRowsAsync(NightlyReport report, params int[] nights)
    {
        var rows = new List<string>();
        foreach (var night in nights)
        {
            rows.AddRange(await report.GetRowsAsync(night));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>Does something when the first bytes were read. The reading waits for it.</summary>
    private sealed class OnceProgress(Func<Task> action) : IProgress<ReportProgress>
    {
        public bool IsCalled { get; private set; }

        public void Report(ReportProgress value)
        {
            if (!IsCalled)
            {
                IsCalled = true;
                Task.Run(action).GetAwaiter().GetResult();
            }
        }
    }

    private sealed class EachProgress(Func<Task> action) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => Task.Run(action).GetAwaiter().GetResult();
    }
}
