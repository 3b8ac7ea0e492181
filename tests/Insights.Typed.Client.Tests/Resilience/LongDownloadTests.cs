using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Client.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Runs alone, because it measures the memory in use.</summary>
[CollectionDefinition(nameof(LongDownloadTests), DisableParallelization = true)]
public sealed class NotParallel;

/// <summary>A report of a million rows over an unreliable connection.</summary>
[Collection(nameof(LongDownloadTests))]
public sealed class LongDownloadTests
{
    private const int Rows = 1_000_000;
    private const int Cuts = 50;

    /// <summary>Well below the file's length, compressed or not.</summary>
    private const long MostMemory = 24 * 1024 * 1024;

    private static readonly InsightsQuery<TeamsUsageMeetingsAndCallsRow> All = Datasets.TeamsUsageMeetingsAndCalls.During(t => t.Lifetime).Select(x => x);

    [Fact]
    public async Task A_million_rows_arrive_over_a_connection_that_is_cut_fifty_times()
    {
        var script = new Script(seed: 4711);
        await using var host = await FileHost.StartAsync(script.RespondAsync);
        using var detour = host.Detour();
        await using var local = await LocalServiceHost.StartAsync(
            options => options.RowsPerDataset = Rows, options => options.Handler = detour);
        var expected = await ChecksumInDatabaseAsync(local);

        foreach (var coding in new[] { null, "gzip" })
        {
            script.Begin(coding);
            var rows = new Checksum();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var most = 0L;
            await foreach (var row in local.Client.RunAsync(All, TestContext.Current.CancellationToken))
            {
                rows.Add(
                    row.CustomerId,
                    row.CustomerTenantId.ToString("D").ToUpperInvariant(),
                    row.DateKey,
                    row.SubWorkload,
                    row.MeetingCount.ToString(CultureInfo.InvariantCulture),
                    ((long)(row.MeetingDuration * 100)).ToString(CultureInfo.InvariantCulture));
                if (rows.Count % (Rows / 20) == 0)
                {
                    // Reachable memory: the amount of garbage depends on the machine.
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            Assert.Equal(Rows, rows.Count);
            Assert.Equal(expected, rows.ToString());
            Assert.Equal((Cuts, 2), (script.CutCount, script.ExpiredCount));
            Assert.Equal(script.Length, script.Sent);
            Assert.InRange(most, long.MinValue, MostMemory);
            Assert.InRange(script.Length, MostMemory, long.MaxValue);
            Assert.Equal((0, 0), await local.CountRemainingAsync());
        }
    }

    private static async Task<string> ChecksumInDatabaseAsync(LocalServiceHost local)
    {
        await using var database = await local.Service.OpenDatabaseAsync("TeamsUsageMeetingsAndCalls", TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT CustomerId, CustomerTenantId, DateKey, SubWorkload, MeetingCount, MeetingDuration FROM TeamsUsageMeetingsAndCalls ORDER BY rowid";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new Checksum();
        var fields = new string?[6];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = await reader.IsDBNullAsync(i, TestContext.Current.CancellationToken) ? null : reader.GetString(i);
            }

            rows.Add(fields);
        }

        Assert.Equal(Rows, rows.Count);
        return rows.ToString();
    }

    /// <summary>Hashes every field of every row, in order.</summary>
    private sealed class Checksum
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] bytes = new byte[1000];

        public int Count { get; private set; }

        public void Add(params ReadOnlySpan<string?> fields)
        {
            var length = 0;
            foreach (var field in fields)
            {
                length += Encoding.UTF8.GetBytes(field ?? "\u0001", bytes.AsSpan(length));
                bytes[length++] = 0;
            }

            hash.AppendData(bytes, 0, length);
            Count++;
        }

        public override string ToString() => Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>Ends downloads at positions that follow from a seed, and lets the link expire twice.</summary>
    private sealed class Script(int seed)
    {
        private readonly Random random = new(seed);
        private readonly Queue<long> offsets = new();
        private string? coding;

        public long Length { get; private set; }

        public long Sent { get; private set; }

        public int CutCount { get; private set; }

        public int ExpiredCount { get; private set; }

        public void Begin(string? coding)
        {
            this.coding = coding;
            Length = Sent = CutCount = ExpiredCount = 0;
        }

        public async Task RespondAsync(FileExchange exchange)
        {
            await using var file = Open(exchange.FilePath);
            if (Length == 0)
            {
                Length = file.Length;
                foreach (var place in Enumerable.Range(0, Cuts).Select(_ => random.NextInt64(1, Length)).Order())
                {
                    offsets.Enqueue(place);
                }
            }

            if (CutCount == (ExpiredCount + 1) * 15 && ExpiredCount < 2)
            {
                ExpiredCount++;
                await exchange.RefuseAsync(403);
                return;
            }

            var from = (long?)exchange.Request.GetTypedHeaders().Range?.Ranges.Single().From ?? 0;
            var until = offsets.TryDequeue(out var cut) ? cut : Length;
            CutCount += until < Length ? 1 : 0;
            Sent += until - from;
            await exchange.SendAsync(file, new FileResponseOptions { Coding = coding, Cut = until < Length ? until - from : null });
        }

        private FileStream Open(string path)
        {
            if (coding is null)
            {
                return File.OpenRead(path);
            }

            if (!File.Exists(path + ".gz"))
            {
                using var plain = File.OpenRead(path);
                using var compressed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest);
                plain.CopyTo(compressed);
            }

            return File.OpenRead(path + ".gz");
        }
    }
}
