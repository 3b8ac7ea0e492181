using System.Collections.Concurrent;
using System.Text;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Faults;

/// <summary>
/// Every operation with every fault, over real HTTP: once, which the client recovers from if it can, and repeatedly. Each call
/// succeeds or ends with the expected error; nothing is created twice, and everything is cleaned up.
/// </summary>
public sealed class FaultMatrixTests
{
    /// <summary>The numbers of requests that have the fault: one, and all.</summary>
    private static readonly int[] Times = [1, 1000];

    [Fact]
    public Task Each_operation_with_each_fault() => VerifyAsync("Operations", MatrixOperation.All);

    [Fact]
    public Task A_complete_run_with_each_fault_in_each_of_its_operations() => VerifyAsync("Runs", MatrixOperation.Run);

    private static async Task VerifyAsync(string section, IReadOnlyList<MatrixOperation> operations)
    {
        var outcomes = new ConcurrentDictionary<Cell, string>();
        var cells = MatrixFault.All.SelectMany(fault => operations.SelectMany(operation => Times, (operation, times) => new Cell(fault, operation, times)))
            .Where(cell => !cell.Fault.IsForDownloads || cell.Operation.Operation == InsightsOperation.Download);

        // A read leaves the service as it was, so the reads with one fault have one service. A connection that hangs is not closed at once.
        await Parallel.ForEachAsync(
            cells.GroupBy(cell => cell.Operation.IsRead && !cell.Fault.Hangs ? (object)cell.Fault : cell),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (group, _) =>
            {
                await using var site = await MatrixEnvironment.StartAsync();
                foreach (var cell in group)
                {
                    outcomes[cell] = await TryAsync(site, cell);
                }
            });

        var table = new StringBuilder("| | ").AppendJoin(" | ", operations.Select(o => o.Name)).Append(" |\n");
        table.Append("| --- |").Insert(table.Length, " --- |", operations.Count).Append('\n');
        foreach (var fault in MatrixFault.All.Where(fault => operations.Any(operation => outcomes.ContainsKey(new(fault, operation, 1)))))
        {
            table.Append("| ").Append(fault.Name).Append(" | ").AppendJoin(" | ", operations.Select(operation => Describe(fault, operation))).Append(" |\n");
        }

        TestContext.Current.SendDiagnosticMessage("{0}\n{1}", section, table);
        VerifiedDocument.VerifySection("src/Insights.Typed/Client/FAULTS.md", section, table.ToString());

        string Describe(MatrixFault fault, MatrixOperation operation) =>
            outcomes.TryGetValue(new(fault, operation, 1), out var once) ? $"{once} / {outcomes[new(fault, operation, 1000)]}" : "";
    }

    private static async Task<string> TryAsync(MatrixEnvironment site, Cell cell)
    {
        try
        {
            return await site.TryAsync(cell.Operation, cell.Fault, cell.Times);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{cell.Operation.Name}, {cell.Fault.Name}, {(cell.Times == 1 ? "once" : "always")}: {exception.Message}", exception);
        }
    }

    /// <summary>An operation with a fault, for a number of its requests.</summary>
    private readonly record struct Cell(MatrixFault Fault, MatrixOperation Operation, int Times);
}
