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
        var leftOut = new List<string>();
        if (!chain.IsWhole)
        {
            leftOut.Add(ChainText.Hole(chain.Start));
        }

        var reader = new ConditionReader(dataset, model, cancellationToken);
        var conditions = chain.Calls.Where(c => c.Method == "Where").SelectMany(reader.Read).ToList();
        leftOut.AddRange(chain.Calls.Where(c => c.Method == "Where" && c.Body is null).Select(_ => ChainText.Hole(null)));
        leftOut.AddRange(conditions.Where(c => c.Column is null).Select(c => ChainText.Hole(c.Node)));
        var order = ChainOrdering.Of(chain.Calls, dataset);
        leftOut.AddRange(order.Where(o => o.Column is null).Select(o => ChainText.Hole(o.Body)));

        var text = (chain.Calls.Any(c => c.Method == "Distinct") ? "SELECT DISTINCT " : "SELECT ") + string.Join(", ", selected) + " FROM " + dataset.Name
            + Clause(" WHERE ", " AND ", conditions.Where(c => c.Column is not null).Select(TextOf))
            + Clause(" ORDER BY ", ", ", order.Where(o => o.Column is not null).Select(o => o.TextOr("")));
        if (chain.Calls.Where(c => c.Method == "Take" && c.Body is not null).Select(c => model.GetConstantValue(c.Body!, cancellationToken).Value as int?).ToList() is { Count: > 0 } limits)
        {
            // One that is not known yet lowers the others by an unknown amount; how much is no question to the service.
            text += FormattableString.Invariant($" LIMIT {Math.Max(1, limits.Min() ?? 1)}");
        }

        if (chain.Calls.LastOrDefault(c => c.Method == "During") is { } during)
        {
            var range = dataset.DateRanges.FirstOrDefault(r => r.Identifier == during.Member)?.Name;
            text += range is null ? "" : " TIMESPAN " + range;
            leftOut.AddRange(range is null ? [ChainText.Hole(during.Body)] : []);
        }

        return new ChainProbe(text, leftOut.ToEquatableArray());
    }

    private static string Clause(string start, string separator, IEnumerable<string> parts) =>
        string.Join(separator, parts) is { Length: > 0 } joined ? start + joined : "";

    private static string TextOf(ConditionPart part)
    {
        var values = part.Values.Select(value => ValueOf(part, value.Constant ?? Stand(part.Column!))).ToList();
        return $"{part.Column!.Name} {part.Operator} {(part.IsList ? $"({string.Join(", ", values)})" : values.FirstOrDefault() ?? Stand(part.Column))}";
    }

    private static string ValueOf(ConditionPart part, string value) =>
        part.Before.Length + part.After.Length > 0 ? $"'{part.Before}{value.Trim('\'')}{part.After}'" : value;

    /// <summary>A value that any column of the type can be compared with.</summary>
    private static string Stand(ColumnSchema column) => column.Type switch
    {
        ColumnType.Integer or ColumnType.Decimal => "0",
        ColumnType.Date => "'2024-01-01'",
        ColumnType.DateTime => "'2024-01-01T00:00:00Z'",
        ColumnType.Guid => "'00000000-0000-0000-0000-000000000000'",
        ColumnType.Flag => $"'{column.Flag?.True}'",
        _ => "'x'",
    };
}
