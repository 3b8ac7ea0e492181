using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>A column that a chain of calls orders by.</summary>
/// <param name="Column">The service's name; null where it is known only at run time.</param>
/// <param name="Body">What the call was given.</param>
/// <param name="IsDescending">Whether it goes downwards.</param>
internal sealed record ChainOrdering(string? Column, ExpressionSyntax? Body, bool IsDescending)
{
    /// <summary>The orderings that count, the weightiest first: an <c>OrderBy</c> puts away those before it.</summary>
    public static List<ChainOrdering> Of(IEnumerable<ChainCall> calls, DatasetSchema dataset)
    {
        var order = new List<ChainOrdering>();
        foreach (var call in calls.Where(c => c.Method.StartsWith("OrderBy", StringComparison.Ordinal) || c.Method.StartsWith("ThenBy", StringComparison.Ordinal)))
        {
            if (call.Method.StartsWith("OrderBy", StringComparison.Ordinal))
            {
                order.Clear();
            }

            var column = Projections.SelectedColumn.AllOf(dataset).FirstOrDefault(c => c.Schema.Identifier == call.Member)?.Schema.Name;
            order.Add(new ChainOrdering(column, call.Body, call.Method.EndsWith("Descending", StringComparison.Ordinal)));
        }

        return order;
    }

    /// <summary>As the query says it, with something else in place of an unknown column.</summary>
    public string TextOr(string unknown) => (Column ?? unknown) + (IsDescending ? " DESC" : " ASC");
}
