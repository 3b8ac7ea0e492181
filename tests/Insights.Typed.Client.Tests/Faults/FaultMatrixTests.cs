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
    [Fact]
    public Task Each_operation_with_each_fault() => VerifyAsync("Operations", MatrixOperation.All);

    [Fact]
    public Task A_complete_run_with_each_fault_in_each_of_its_operations() => VerifyAsync("Runs", MatrixOperation.Run);

    private static async Task VerifyAsync(string section, IReadOnlyList<MatrixOperation> operations)
    {
        var outcomes = new ConcurrentDictionary<(MatrixFault, MatrixOperation), string>();
        var cells = MatrixFault.All.SelectMany(f => operations.Select(o => (Fault: f, Operation: o)))
            .Where(cell => !cell.Fault.IsForDownloads || cell.Operation.Operation == InsightsOperation.Download);
        await Parallel.ForEachAsync(
            cells,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (cell, _) => outcomes[cell] = $"{await TryAsync(cell.Operation, cell.Fault, 1)} / {await TryAsync(cell.Operation, cell.Fault, 1000)}");

        var table = new StringBuilder("| | ").AppendJoin(" | ", operations.Select(o => o.Name)).Append(" |\n");
        table.Append("| --- |").Insert(table.Length, " --- |", operations.Count).Append('\n');
        foreach (var fault in MatrixFault.All.Where(f => operations.Any(o => outcomes.ContainsKey((f, o)))))
        {
            table.Append("| ").Append(fault.Name).Append(" | ").AppendJoin(" | ", operations.Select(o => outcomes.GetValueOrDefault((fault, o), ""))).Append(" |\n");
        }

        TestContext.Current.SendDiagnosticMessage("{0}\n{1}", section, table);
        VerifiedDocument.VerifySection("src/Insights.Typed/Client/FAULTS.md", section, table.ToString());
    }

    private static async Task<string> TryAsync(MatrixOperation operation, MatrixFault fault, int times)
    {
        await using var site = await MatrixEnvironment.StartAsync();
        try
        {
            return await site.TryAsync(operation, fault, times);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{operation.Name}, {fault.Name}, {(times == 1 ? "once" : "always")}: {exception.Message}", exception);
        }
    }
}
