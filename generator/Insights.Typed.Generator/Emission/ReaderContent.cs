using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// The content that distinguishes one reader from another. Names of readers and interceptors end in its hash, so that code with
/// a given name never changes: hot reload replaces methods, but neither the static instance of a reader, which has the columns,
/// nor the calls in methods that were not edited. With numbers for names, both could have the columns of another query.
/// </summary>
/// <param name="Dataset">The dataset of the rows.</param>
/// <param name="Reads">The columns and metrics, in the order of the records.</param>
/// <param name="ReusesRow">Whether one row object can be reused for all records.</param>
internal sealed record ReaderContent(DatasetName Dataset, IReadOnlyList<SelectedColumn> Reads, bool ReusesRow)
{
    /// <summary>The number of hash characters in a name.</summary>
    public const int HashBytes = 8;

    /// <summary>Gets the end of a name that belongs only to this content.</summary>
    public string ComputeHash(GeneratedTypes types) => ContentHash.Compute(GetCanonicalText(types), HashBytes);

    /// <summary>The content as generated code, so that it includes everything that the code depends on.</summary>
    private string GetCanonicalText(GeneratedTypes types) => string.Join("\n",
    [
        ReaderEmitter.GetRowTypeName(Dataset, types),
        CSharp.Literal(Dataset.Name),
        ReusesRow ? "reused" : "new",
        .. Reads.SelectMany(column => new[] { ReaderEmitter.GetColumnDescription(column), ReaderEmitter.GetAssignment(column, "row"), RowAccessEmitter.GetTypeName(column) }),
    ]);
}
