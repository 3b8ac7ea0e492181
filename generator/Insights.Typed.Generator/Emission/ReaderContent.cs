using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Everything that makes one reader differ from another. Names of readers and interceptors end in its hash, so that code of
/// one name never changes: hot reload replaces methods, but neither the static instance of a reader, which knows the columns,
/// nor the calls in methods that nobody edited. With numbers for names both would end up with the columns of another query.
/// </summary>
/// <param name="Dataset">The dataset of the rows.</param>
/// <param name="Reads">The columns and metrics, in the order of the records.</param>
/// <param name="ReusesRow">Whether one row object can serve for all records.</param>
internal sealed record ReaderContent(DatasetName Dataset, IReadOnlyList<SelectedColumn> Reads, bool ReusesRow)
{
    /// <summary>How much of a hash ends a name.</summary>
    public const int HashBytes = 8;

    /// <summary>The end of a name that belongs to this content alone.</summary>
    public string ComputeHash(GeneratedTypes types) => ContentHash.Compute(GetCanonicalText(types), HashBytes);

    /// <summary>The content in the words of the generated code, so that nothing that the code depends on can be left out.</summary>
    private string GetCanonicalText(GeneratedTypes types) => string.Join("\n",
    [
        ReaderEmitter.GetRowTypeName(Dataset, types),
        CSharp.Literal(Dataset.Name),
        ReusesRow ? "reused" : "new",
        .. Reads.SelectMany(column => new[] { ReaderEmitter.GetColumnDescription(column), ReaderEmitter.GetAssignment(column, "row"), RowAccessEmitter.GetTypeName(column) }),
    ]);
}
