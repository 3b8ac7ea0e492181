using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>The text of a row: the compiler generates it from all columns, unless the user writes the method of the record.</summary>
internal static class RowText
{
    /// <summary>Finds the user's <c>ToString</c>; null if the record has none in source.</summary>
    public static IMethodSymbol? FindMethod(ITypeSymbol rowType) => rowType.GetMembers(nameof(ToString)).OfType<IMethodSymbol>()
        .FirstOrDefault(m => m is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false });

    /// <summary>Finds the values that an operation converts to text without a call of the row's method by name.</summary>
    public static IEnumerable<IOperation> FindValues(IOperation operation) => operation switch
    {
        IInterpolationOperation text => [text.Expression],
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } text => [text.LeftOperand, text.RightOperand],
        ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } text => [text.Value],
        IInvocationOperation { Instance: { } value, TargetMethod: { Name: nameof(ToString), Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_Object } } => [value],
        _ => [],
    };
}
