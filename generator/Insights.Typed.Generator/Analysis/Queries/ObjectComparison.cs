using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Calls of the framework that compare objects: of <c>object</c>, of a value, of a comparer, and of a collection of objects. A column is
/// equal to no value, so their result is the same for all rows.
/// </summary>
internal static class ObjectComparison
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { nameof(Equals), nameof(ReferenceEquals), "Contains", "ContainsKey", "IndexOf" };

    /// <summary>Whether a method compares an object that it receives. A method that receives a column, such as that of a list of columns, compares columns.</summary>
    public static bool ComparesObjects(IMethodSymbol method) =>
        Names.Contains(method.Name) && method.Parameters.LastOrDefault()?.Type.SpecialType == SpecialType.System_Object && ColumnNameUse.IsInSystemNamespace(method);

    /// <summary>Whether a call compares an argument with an operand that satisfies a condition.</summary>
    public static bool HasOtherOperand(IInvocationOperation call, IOperation argument, Func<IOperation, bool> condition) =>
        (call is { Instance: { } instance, Arguments.Length: 1 } && condition(instance)) || call.Arguments.Any(other => other.Value != argument && condition(other.Value));
}
