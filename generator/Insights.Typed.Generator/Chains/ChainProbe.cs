using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Chains;

/// <summary>A query that can be sent to the service, to find out whether it takes the one that the app will send.</summary>
/// <param name="Text">The query, with a value that fits in place of each one that is known only at run time.</param>
/// <param name="LeftOut">The parts of the app's query that are known only at run time as a whole, and so are not in the text.</param>
internal sealed record ChainProbe(string Text, EquatableArray<string> LeftOut)
{
    public static ChainProbe Of(
        QueryChain chain, IEnumerable<string> selected, DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
    {
        var clauses = ChainClauses.Of(chain, dataset, model, cancellationToken);
        var text = ChainClauses.Write(
            clauses.IsDistinct,
            selected,
            dataset.Name,
            clauses.Conditions.Where(c => c.Column is not null).Select(part => part.TextWith(_ => SampleOf(part))),
            clauses.Order.Where(o => o.Column is not null).Select(o => o.TextOr("")),
            clauses.Limit?.Sample,
            clauses.Range?.Name);

        List<string> leftOut = [.. clauses.Conditions.Where(c => c.Column is null).Select(c => ChainText.Hole(c.Node))];
        leftOut.AddRange(clauses.Order.Where(o => o.Column is null).Select(o => ChainText.Hole(o.Body)));
        if (clauses.Range is { Name: null, Hole: var range })
        {
            leftOut.Add(range);
        }

        return new ChainProbe(text, (clauses.Start is { } start ? leftOut.Prepend(start) : leftOut).ToEquatableArray());
    }

    private static string SampleOf(ConditionPart part) => part.IsPattern ? "x" : SampleOf(part.Column!);

    /// <summary>A value that any column of the type can be compared with.</summary>
    private static string SampleOf(ColumnSchema column) => column.Type switch
    {
        ColumnType.Integer or ColumnType.Decimal => "0",
        ColumnType.Date => QueryLiteral.Day(SampleDay),
        ColumnType.DateTime => QueryLiteral.Time(SampleDay),
        ColumnType.Guid => QueryLiteral.Guid(Guid.Empty),
        ColumnType.Flag => QueryLiteral.Text(column.Flag!.True),
        ColumnType.Text => QueryLiteral.Text("x"),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "This type of column has no sample."),
    };

    private static DateTime SampleDay => new(2024, 1, 1);
}
