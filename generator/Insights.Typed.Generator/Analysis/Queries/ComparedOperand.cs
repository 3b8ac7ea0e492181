using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>What is certain about an operand of a comparison. An object, a type parameter or a class that is not sealed can be a column.</summary>
internal static class ComparedOperand
{
    /// <summary>Whether an operand is a value that is no column.</summary>
    public static bool IsValue(IOperation operand) =>
        RemoveConversions(operand) is { } value && IsValueType(value.Type) && !IsNull(value);

    /// <summary>Whether a type is certainly not the type of a column.</summary>
    public static bool IsValueType(ITypeSymbol? type) => type is { IsSealed: true } && !IsColumnType(type);

    /// <summary>Whether a collection has only values that are no columns: by its type, or because all its elements are written here.</summary>
    public static bool HasOnlyValues(IOperation collection) => RemoveConversions(collection) switch
    {
        { Type: IArrayTypeSymbol { ElementType: var element } } when IsValueType(element) => true,
        { Type: INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } type } when IsValueType(arguments[0]) => IsCollection(type),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => AreValues(elements),
        ICollectionExpressionOperation { Elements: var elements } => AreValues(elements),
        IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments.IsEmpty: true, Initializer.Initializers: var elements } when IsCollection(type) => elements.All(IsAdditionOfValues),
        _ => false,
    };

    public static bool IsColumn(IOperation operand) => IsColumnType(RemoveConversions(operand).Type);

    /// <summary>Whether an operand is a column of a dataset, and not a variable that has one of several columns.</summary>
    public static bool IsColumnOfDataset(IOperation operand) =>
        IsColumn(operand) && RemoveConversions(operand) is IPropertyReferenceOperation { Property.ContainingType: var owner } && QueryTypes.HasColumnsOfDataset(owner);

    /// <summary>Whether an operand is a condition that an operator or a method of a column creates or has, and not a variable that has one of several.</summary>
    public static bool IsCreatedCondition(IOperation operand)
    {
        var method = RemoveConversions(operand) switch
        {
            IBinaryOperation { OperatorMethod: { } comparison } => comparison,
            IInvocationOperation { TargetMethod: { IsStatic: false } call } => call,
            _ => null,
        };
        return QueryTypes.IsCondition(method?.ReturnType) && QueryTypes.IsColumnOrBooleanColumn(method?.ContainingType);
    }

    public static bool IsNull(IOperation operand) => RemoveConversions(operand).ConstantValue is { HasValue: true, Value: null };

    /// <summary>
    /// Finds what is converted. A conversion of the user that returns a column is kept: its operand is not a column. The conversion of a tuple that is
    /// not written here can contain one.
    /// </summary>
    public static IOperation RemoveConversions(IOperation operand)
    {
        while (operand is IConversionOperation conversion && !CanCreateColumn(conversion))
        {
            operand = conversion.Operand;
        }

        return operand;
    }

    private static bool CanCreateColumn(IConversionOperation conversion) =>
        (conversion.OperatorMethod is not null && IsColumnType(conversion.Type)) || conversion is { Type.IsTupleType: true, Operand: not ITupleOperation };

    private static bool IsColumnType(ITypeSymbol? type) => type is ITypeParameterSymbol { ConstraintTypes: var constraints }
        ? constraints.Any(QueryTypes.IsColumnOrBooleanColumn)
        : QueryTypes.IsColumnOrBooleanColumn(type);

    /// <summary>Whether a type is a collection of the framework. A type of the user can have other elements.</summary>
    private static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Generic" or "Immutable", ContainingNamespace.Name: "Collections" };

    /// <summary>Whether an initializer adds an element: <c>{ "a" }</c>, <c>{ { "a", 1 } }</c> or <c>{ ["a"] = 1 }</c>.</summary>
    private static bool IsAdditionOfValues(IOperation addition) => addition switch
    {
        IInvocationOperation { Arguments: var arguments } => arguments.All(argument => IsValue(argument.Value)),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: var arguments }, Value: var value } => IsValue(value) && arguments.All(argument => IsValue(argument.Value)),
        _ => false,
    };

    private static bool AreValues(ImmutableArray<IOperation> elements) => elements.All(IsValue);
}
