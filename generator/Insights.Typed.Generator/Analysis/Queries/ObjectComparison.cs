using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Insights.Typed.Generator.Analysis.Queries.ComparedOperand;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Calls of the framework that compare objects: <c>Equals</c> of a value, a tuple or a comparer, and the search of a collection of objects. A comparer
/// that is not one of the framework is not known, and can find that a column equals a value.
/// </summary>
internal static class ObjectComparison
{
    private static readonly HashSet<string> SearchNames = new(StringComparer.Ordinal) { "Contains", "ContainsKey", "ContainsValue", "IndexOf", "LastIndexOf" };

    /// <summary>Finds what a call of <c>Equals</c> compares with its instance or with an argument; null for other operands.</summary>
    public static IOperation? FindOtherOperand(IOperation operand) => operand.Parent switch
    {
        IInvocationOperation call when call.Instance == operand && IsEquals(call) =>
            call.Arguments.Count(IsComparedArgument) == 1 ? call.Arguments.First(IsComparedArgument).Value : null,
        IArgumentOperation { Parent: IInvocationOperation call } argument when IsEquals(call) && IsComparedArgument(argument) =>
            call.Arguments.FirstOrDefault(other => other != argument && IsComparedArgument(other))?.Value ?? call.Instance,
        _ => null,
    };

    /// <summary>Finds the collection in which a call searches an argument; null for other operands. A collection of columns can have it.</summary>
    public static IOperation? FindSearchedCollection(IOperation operand) =>
        operand.Parent is IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Object, Parent: IInvocationOperation { TargetMethod: var method } call }
        && SearchNames.Contains(method.Name)
        && ColumnNameUse.IsInSystemNamespace(method)
        && HasKnownComparer(call)
            ? call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
            : null;

    private static bool IsEquals(IInvocationOperation call) =>
        call.TargetMethod.Name == nameof(Equals) && ColumnNameUse.IsInSystemNamespace(call.TargetMethod) && HasKnownComparer(call);

    /// <summary>Whether the comparer of a call, which is its instance or an argument, is one of the framework, or the call has none.</summary>
    private static bool HasKnownComparer(IInvocationOperation call) =>
        (call.Instance is not { } instance || !IsComparer(instance.Type) || IsKnownComparer(instance))
        && call.Arguments.All(argument => !IsComparer(argument.Parameter?.Type) || IsNull(argument.Value) || IsKnownComparer(argument.Value));

    /// <summary>
    /// Whether a comparer is written as one of the framework's, such as <c>EqualityComparer&lt;T&gt;.Default</c> or <c>StringComparer.Ordinal</c>. They
    /// compare a column with what is not text by its <c>Equals</c>.
    /// </summary>
    private static bool IsKnownComparer(IOperation comparer) =>
        RemoveConversions(comparer) is IPropertyReferenceOperation { Instance: null, Property: var property } && ColumnNameUse.IsInSystemNamespace(property);

    private static bool IsComparer(ITypeSymbol? type) => type switch
    {
        null => false,
        ITypeParameterSymbol { ConstraintTypes: var constraints } => constraints.Any(IsComparer),
        _ => type.Name == "IEqualityComparer" || type.AllInterfaces.Any(IsComparer),
    };

    /// <summary>Whether an argument can be a column or contain one, unlike the comparer of a comparison.</summary>
    private static bool IsComparedArgument(IArgumentOperation argument) => argument.Parameter is { Type: var type }
        && (type.SpecialType == SpecialType.System_Object || type.IsTupleType || QueryTypes.IsColumnOrBooleanColumn(type));
}
