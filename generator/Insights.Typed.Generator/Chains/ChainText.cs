using System.Text;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>The text of a query as far as it is fixed at compile time, with <c>{name}</c> for what is not.</summary>
internal sealed class ChainText(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public string Of(QueryChain chain, IEnumerable<string> selected)
    {
        var calls = chain.Calls;
        var conditions = calls.Where(c => c.Method == "Where").SelectMany(Conditions).ToList();
        var order = OrderOf(calls).ToList();
        var text = new StringBuilder(calls.Any(c => c.Method == "Distinct") ? "SELECT DISTINCT " : "SELECT ");
        text.Append(string.Join(", ", selected)).Append(" FROM ").Append(dataset.Name);
        if (!chain.IsWhole)
        {
            // What was said before, wherever that was, comes with the variable.
            text.Append(' ').Append(Hole(chain.Start));
        }

        Append(text, " WHERE ", " AND ", conditions);
        Append(text, " ORDER BY ", ", ", order);
        AppendLimit(text, calls.Where(c => c.Method == "Take" && c.Body is not null).Select(c => c.Body!).ToList());
        if (calls.LastOrDefault(c => c.Method == "During") is { } during)
        {
            text.Append(" TIMESPAN ").Append(dataset.DateRanges.FirstOrDefault(r => r.Identifier == during.Member)?.Name ?? Hole(during.Body));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string start, string separator, List<string> parts)
    {
        if (parts.Count > 0)
        {
            text.Append(start).Append(string.Join(separator, parts));
        }
    }

    /// <summary>Of several limits the lowest counts; among them may be some that are not known yet.</summary>
    private void AppendLimit(StringBuilder text, List<ExpressionSyntax> limits)
    {
        if (limits.Count == 0)
        {
            return;
        }

        var constants = limits.Select(l => model.GetConstantValue(l, cancellationToken).Value as int?).ToList();
        text.Append(" LIMIT ").Append(constants.All(c => c is not null)
            ? constants.Min()!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : string.Join(" or ", limits.Select(Hole)));
    }

    private IEnumerable<string> Conditions(ChainCall where) =>
        new ConditionReader(dataset, model, cancellationToken).Read(where).Select(TextOf);

    private static string TextOf(ConditionPart part)
    {
        if (part.Column is null)
        {
            return Hole(part.Node);
        }

        var values = part.Values.Select(value => ValueOf(part, value));
        return $"{part.Column.Name} {part.Operator} {(part.IsList ? $"({string.Join(", ", values)})" : string.Join(", ", values))}";
    }

    private static string ValueOf(ConditionPart part, ConditionValue value)
    {
        var isPattern = part.Before.Length + part.After.Length > 0;
        return value.Constant is { } constant
            ? isPattern ? $"'{part.Before}{constant.Trim('\'')}{part.After}'" : constant
            : isPattern ? $"'{part.Before}{Hole(value.Node)}{part.After}'" : Hole(value.Node);
    }

    private IEnumerable<string> OrderOf(IEnumerable<ChainCall> calls) => ChainOrdering.Of(calls, dataset).Select(o => o.TextOr(Hole(o.Body)));

    /// <summary>What is known only at run time, on one line.</summary>
    public static string Hole(ExpressionSyntax? expression) =>
        expression is null ? "{…}" : $"{{{string.Join(" ", expression.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}}}";
}
