using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes a query that the service keeps for a dataset: a row record with the columns that the published text selects, and
/// a member of <c>SystemQueries</c>. The dataset's row record cannot be used: it has columns that the query does not select,
/// and gains more with the dataset.
/// </summary>
internal static class SystemQueryEmitter
{
    public static void Write(CodeWriter code, DatasetSchema dataset, SystemQuerySchema query)
    {
        var rowSchema = GetRowSchema(dataset, query);
        var type = $"global::Insights.Typed.SystemQuery<{rowSchema.Identifier}Row>";
        var content = new ReaderContent(new DatasetName(dataset.Name, rowSchema.Identifier), [.. SelectedColumn.GetAll(rowSchema)], ReusesRow: false);
        var reader = $"{rowSchema.Identifier}Reader_{content.ComputeHash(code.Types)}";
        var arguments = $"{CSharp.Literal(query.QueryId)}, {CSharp.Literal(query.Text)}, {CSharp.Literal(dataset.Name)}, {CSharp.Literal(dataset.Details.MinimumRecurrenceInterval)}, {reader}.Instance";

        // Its name depends on its content: hot reload keeps the instance of a class whose initializer is edited.
        var holder = $"{rowSchema.Identifier}_{ContentHash.Compute(arguments, ReaderContent.HashBytes)}";
        code.Line("/// <summary>The queries that the service keeps. They run without creating a query.</summary>");
        using (code.Block($"{code.Types.Accessibility} static partial class {GeneratedNames.SystemQueries}"))
        {
            code.Line(XmlDocumentation.Summary(query.Description ?? $"The system query {query.Name}."));
            code.Line($"/// <remarks>The service keeps it under the id <c>{XmlDocumentation.Escape(query.QueryId)}</c>: <c>{XmlDocumentation.Escape(query.Text)}</c></remarks>");
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public static {type} {CSharp.EscapeIdentifier(query.Identifier)} => {holder}.Instance;");
        }

        code.Line();
        RowEmitter.Write(
            code,
            rowSchema,
            $"A row of {(query.Name == dataset.Name ? "the system query" : $"the system query {query.Name}")} of {dataset.Name}.",
            [$"Has what <c>{GeneratedNames.SystemQueries}.{query.Identifier}</c> selects, regardless of the other columns of the dataset."],
            model: null);
        code.Line();
        ReaderEmitter.Write(code, reader, content);
        code.Line();

        // A separate class: one static constructor for all datasets would keep each of them in a trimmed app.
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"file static class {holder}"))
        {
            code.Line($"internal static readonly {type} Instance = new {type}({arguments});");
        }
    }

    /// <summary>The selection of the query, as a dataset: a selected metric has a value in every row, like a column.</summary>
    private static DatasetSchema GetRowSchema(DatasetSchema dataset, SystemQuerySchema query)
    {
        var all = dataset.Columns.Concat(dataset.Metrics).ToDictionary(c => c.Name, StringComparer.Ordinal);
        var identifier = query.Identifier + GeneratedNames.SystemQuery;
        return dataset with
        {
            Identifier = identifier,
            Columns = query.Columns.Select(name => RenameConflictingMember(all[name])).ToEquatableArray(),
            Metrics = default,
        };

        // A member cannot have the name of its type.
        ColumnSchema RenameConflictingMember(ColumnSchema column) =>
            column.Identifier == identifier + "Row" ? column with { Identifier = column.Identifier + "_" } : column;
    }
}
