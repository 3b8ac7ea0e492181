using System.Diagnostics;
using Insights.Typed.Export.Files;
using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>An export that ends between its rows and their record makes no later export store rows twice.</summary>
public sealed class InterruptedExportTests(DatabaseService service, AzuriteServer server) : FileTestBase(service, server)
{
    public static MatrixTheoryData<StoreKind, ExportMode> StoresAndModes => new(Enum.GetValues<StoreKind>(), Enum.GetValues<ExportMode>());

    [Theory]
    [MemberData(nameof(StoresAndModes))]
    public async Task A_cancellation_when_the_rows_are_in_place_has_no_effect(StoreKind kind, ExportMode mode)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 2);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 0, mode), Token));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // The time of the export is read after the rows are complete.
        var exported = await target.ExportAsync(report.CreateItem("values", 1, mode, time: new CancelingTime(cancellation)), cancellation.Token);

        Assert.True(cancellation.IsCancellationRequested);
        Assert.Equal(report.Executions[1].ExecutionId, exported?.ExecutionId, ignoreCase: true);
        Assert.Null(await target.ExportAsync(report.CreateItem("values", 1, mode), Token));
        await store.LoadAsync();
        Assert.Equal(mode == ExportMode.Append ? 240 : 120, await store.CountAsync("values"));
    }

    /// <summary>The service has stored the rows, so that readers see them, although the client no longer waits for its response.</summary>
    [Fact]
    public async Task A_cancellation_while_the_blob_of_the_rows_is_committed_has_no_effect()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var store = await CreateStoreAsync(StoreKind.Blob);
        await using var target = store.CreateTarget();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using (OnResponse.Listen("PUT", "committed", "comp=blocklist", cancellation.Cancel))
        {
            Assert.NotNull(await target.ExportAsync(report.CreateItem("committed"), cancellation.Token));
        }

        Assert.True(cancellation.IsCancellationRequested);
        Assert.Single(await target.GetExportedAsync(Token));
    }

    [Theory]
    [MemberData(nameof(StoresAndModes))]
    public async Task Nothing_remains_of_an_export_that_is_canceled_while_its_rows_are_read(StoreKind kind, ExportMode mode)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => target.ExportAsync(report.CreateItem("values", 0, mode, progress: new CancelingProgress(cancellation)), cancellation.Token));

        await store.LoadAsync();
        Assert.DoesNotContain(store.FileNames, name => !name.EndsWith("/lock", StringComparison.Ordinal));
    }

    /// <summary>A program was killed before the first record of an entry. Then a reader of the folder would find the rows in two files.</summary>
    [Theory]
    [MemberData(nameof(StoresAndModes))]
    public async Task Rows_without_a_record_are_not_stored_again_with_another_mode_or_format(StoreKind kind, ExportMode mode)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        var other = mode == ExportMode.Append ? ExportMode.Replace : ExportMode.Append;
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        await using var csv = store.CreateTarget(ExportFormat.Csv);
        await target.ExportAsync(report.CreateItem("values", 0, mode), Token);
        await store.LoadAsync();
        await store.DeleteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal)));
        var rows = Assert.Single(store.FileNames, name => name.EndsWith(".parquet", StringComparison.Ordinal));
        var expected = $" has files of another format or mode without a record, such as {rows["dataset=values/".Length..]}. Move the folder away or give the entry another name, or set the format and the mode of before.";

        foreach (var action in (Func<Task>[])
        [
            () => target.ExportAsync(report.CreateItem("values", 0, other), Token),
            () => target.GetChangesAsync("values", [AnyValues.Seats], other, Token),
            () => csv.ExportAsync(report.CreateItem("values", 0, mode), Token),
        ])
        {
            Assert.Contains(expected, (await Assert.ThrowsAsync<ExportException>(action)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(await target.GetChangesAsync("values", [AnyValues.Seats], mode, Token));
        await store.DeleteAsync(rows);
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 0, other), Token));
        await store.LoadAsync();
        Assert.Equal(120, await store.CountAsync("values"));
    }

    /// <summary>Such as a note of a person, or a table with explanations. They are no files of an export.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Other_files_in_the_folder_of_an_entry_do_not_prevent_its_first_export(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        await target.PrepareAsync(Token);
        foreach (var name in (string[])["latest.txt", "columns.csv", "_notes/latest.parquet", "notes/part-1.csv"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(store.Root, "dataset=values", name))!);
            await store.WriteAsync($"dataset=values/{name}", "of a person");
        }

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values"), Token));
    }

    private sealed class CancelingTime(CancellationTokenSource cancellation) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            cancellation.Cancel();
            return base.GetUtcNow();
        }
    }

    private sealed class CancelingProgress(CancellationTokenSource cancellation) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => cancellation.Cancel();
    }

    /// <summary>Calls something when a response has arrived, before the client of this process reads it.</summary>
    private sealed class OnResponse(string method, string path, string query, Action action) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];

        public static OnResponse Listen(string method, string path, string query, Action action)
        {
            var observer = new OnResponse(method, path, query, action);
            observer.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(observer));
            return observer;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "System.Net.Http.HttpRequestOut.Stop"
                && value.Value!.GetType().GetProperty("Request")!.GetValue(value.Value) is HttpRequestMessage request
                && request.Method.Method == method
                && request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal)
                && request.RequestUri.Query.Contains(query, StringComparison.Ordinal))
            {
                action();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
