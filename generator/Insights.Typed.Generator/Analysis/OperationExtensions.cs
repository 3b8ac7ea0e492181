using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis;

/// <summary>Finds the operations around an operation.</summary>
internal static class OperationExtensions
{
    /// <summary>Gets the operations around an operation, the innermost first, without the operation itself.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
