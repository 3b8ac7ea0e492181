using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Insights.Typed.Generator.Analysis.Queries.ComparedOperand;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Calls of the framework that compare objects: <c>Equals</c> of a value, a tuple or a comparer, and the search of a collection of objects. A comparer
/// that is not the default one is not known, and can find that a column equals a value.
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
        && HasDefaultComparer(call)
            ? call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
            : null;

    private static bool IsEquals(IInvocationOperation call) =>
        call.TargetMethod.Name == nameof(Equals) && ColumnNameUse.IsInSystemNamespace(call.TargetMethod) && HasDefaultComparer(call);

    /// <summary>Whether the comparer of a call, which is its instance or an argument, is the default one, or the call has none.</summary>
    private static bool HasDefaultComparer(IInvocationOperation call) =>
        (call.Instance is not { } instance || !IsComparer(instance.Type) || IsDefaultComparer(instance))
        && call.Arguments.All(argument => !IsComparer(argument.Parameter?.Type) || IsNull(argument.Value) || IsDefaultComparer(argument.Value));

    private static bool IsDefaultComparer(IOperation comparer) =>
        RemoveConversions(comparer) is IPropertyReferenceOperation { Property: { Name: "Default", ContainingType.Name: "EqualityComparer" } property }
        && ColumnNameUse.IsInSystemNamespace(property);

    private static bool IsComparer(ITypeSymbol? type) =>
        type is not null && (type.Name == "IEqualityComparer" || type.AllInterfaces.Any(implemented => implemented.Name == "IEqualityComparer"));

    /// <summary>Whether an argument can be a column or contain one, unlike the comparer of a comparison.</summary>
    private static bool IsComparedArgument(IArgumentOperation argument) => argument.Parameter is { Type: var type }
        && (type.SpecialType == SpecialType.System_Object || type.IsTupleType || QueryTypes.IsColumnOrBooleanColumn(type));
}
