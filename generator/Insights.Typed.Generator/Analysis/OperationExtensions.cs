using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis;

/// <summary>What an operation stands in.</summary>
internal static class OperationExtensions
{
    /// <summary>From the inside out, without the operation itself.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
