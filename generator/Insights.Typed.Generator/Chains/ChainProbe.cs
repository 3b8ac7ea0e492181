using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Chains;

/// <summary>A query that can be sent to the service, to find out whether it accepts the query of the app.</summary>
/// <param name="Text">The query, with a sample value in place of each value that is known only at run time.</param>
/// <param name="OmittedParts">The parts of the app's query that are known only at run time as a whole, and so are not in the text.</param>
internal sealed record ChainProbe(string Text, EquatableArray<OmittedPart> OmittedParts)
{
    public static ChainProbe From(ChainQuery query, IReadOnlyList<string> selected)
    {
        var probe = new QueryModel(selected, query.Dataset.Name)
        {
            IsDistinct = query.IsDistinct,
            Conditions = [.. query.Conditions.Where(c => c.Column is not null).Select(FillCondition)],
            OrderBy = [.. query.OrderBy.Where(o => !o.Column.IsHole)],
            Limit = query.Limit?.Sample,
            DateRange = query.DateRange is { IsHole: false } range ? range : null,
            Aggregation = query is { DateRange.IsHole: false, Aggregation: { IsHole: false } aggregation } ? aggregation : null,
        };

        var omittedParts = new List<OmittedPart>();
        if (query.Start is { } start)
        {
            omittedParts.Add(new OmittedPart(Clause.From, QueryWriter.Write(NameOrHole.FromHole(start))));
        }

        omittedParts.AddRange(query.Conditions.Where(c => c.Column is null).Select(c => new OmittedPart(Clause.Where, QueryWriter.Write(c.Condition))));
        omittedParts.AddRange(query.OrderBy.Where(o => o.Column.IsHole).Select(o => new OmittedPart(Clause.OrderBy, QueryWriter.Write(o.Column))));
        if (query.DateRange is { IsHole: true } unknown)
        {
            omittedParts.Add(new OmittedPart(Clause.Timespan, QueryWriter.Write(unknown)));
        }

        if (query.Aggregation is { } period && probe.Aggregation is null)
        {
            omittedParts.Add(new OmittedPart(Clause.Aggregated, QueryWriter.Write(period)));
        }

        return new ChainProbe(probe.ToString(), omittedParts.ToEquatableArray());
    }

    private static ConditionModel FillCondition(ChainCondition condition)
    {
        var (column, value) = (condition.Column!, condition.Condition.Value);
        var filled = value.Kind == QueryValueKind.List ? QueryValue.FromList([.. value.Items.Select(item => FillValue(item, column))]) : FillValue(value, column);
        return new ConditionModel(column.Name, condition.Condition.Operator, filled);
    }

    private static QueryValue FillValue(QueryValue value, ColumnSchema column) => value switch
    {
        { HasHole: false } => value,
        { Wildcards: Wildcards.None } => GetSample(column),
        _ => QueryValue.FromText("x", value.Wildcards),
    };

    /// <summary>Gets a value that any column of the type can be compared with.</summary>
    private static QueryValue GetSample(ColumnSchema column) =>
        column.BooleanFormat is { } format ? QueryValue.FromText(format.True) : ColumnTypes.Get(column.Type).Sample!.Value;
}

/// <summary>A part of a query that is known only at run time as a whole.</summary>
/// <param name="Clause">The clause that it belongs to. A part of FROM is a query that can have any clause.</param>
/// <param name="Text">Its text, as in the query.</param>
internal sealed record OmittedPart(Clause Clause, string Text);
