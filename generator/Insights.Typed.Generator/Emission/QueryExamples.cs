using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the examples in the documentation of a dataset's query, with names of the dataset.</summary>
internal sealed class QueryExamples(DatasetSchema dataset)
{
    private const int SelectedColumns = 2;

    /// <summary>A numeric column reads best in a comparison, then a text.</summary>
    private readonly ColumnSchema column = SelectedColumn.GetAll(dataset).Select(c => c.Schema)
        .OrderBy(c => c.Kind.IsNumber() ? 0 : c.Kind == ValueKind.Text ? 1 : 2).First();

    /// <summary>A second column, to refine an order; null if the dataset has none.</summary>
    private ColumnSchema? Other => SelectedColumn.GetAll(dataset).Select(c => c.Schema).FirstOrDefault(c => c != column);

    public IEnumerable<string> Where => Write($"Where(x => {Compare(column)})");

    public IEnumerable<string> OrderBy => Write($"OrderBy(x => {Read(column)})");

    public IEnumerable<string> OrderByDescending => Write($"OrderByDescending(x => {Read(column)}).Take(10)");

    public IEnumerable<string> ThenBy => Other is { } other ? Write($"OrderBy(x => {Read(column)}).ThenBy(x => {Read(other)})") : [];

    public IEnumerable<string> ThenByDescending => Other is { } other ? Write($"OrderBy(x => {Read(column)}).ThenByDescending(x => {Read(other)})") : [];

    public IEnumerable<string> Take => Write("Take(100)");

    /// <summary>A metric is not an example: the call has no effect on it.</summary>
    public IEnumerable<string> Distinct => dataset.Columns.Count > 0 ? Write($"Distinct().Select(x => {Read(dataset.Columns[0])})") : [];

    public IEnumerable<string> During => Write(Select(dataset.DateRanges[0]));

    public IEnumerable<string> Aggregated => dataset.Aggregations[0] is var period && dataset.FindDateRange(period.DateRanges[0]) is { } range
        ? Write($"{Select(range)}.Aggregated(p => p.{CSharp.EscapeIdentifier(period.Identifier)})")
        : [];

    public IEnumerable<string> Projection => Write($"Select(x => new {{ {string.Join(", ", SelectedColumn.GetAll(dataset).Take(SelectedColumns).Select(c => Read(c.Schema)))} }})");

    private static string Select(DateRangeSchema range) => $"During(t => t.{CSharp.EscapeIdentifier(range.Identifier)})";

    private static string Read(ColumnSchema column) => $"x.{CSharp.EscapeIdentifier(column.Identifier)}";

    private static string Compare(ColumnSchema column) => Read(column) + column.Kind switch
    {
        ValueKind.Text => " == \"Contoso\"",
        ValueKind.Integer or ValueKind.Decimal => " > 10",
        ValueKind.Date or ValueKind.DateTime => " >= new DateOnly(2026, 1, 1)",
        ValueKind.Guid => " != Guid.Empty",
        ValueKind.Flag => "",
    };

    private IEnumerable<string> Write(string calls) =>
        [$"/// <example><code>{XmlDocumentation.Escape($"{GeneratedNames.Datasets}.{CSharp.EscapeIdentifier(dataset.Identifier)}.{calls}")}</code></example>"];
}
