using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>How rows are compared and hashed: the compiler generates it from all columns, unless the user writes the methods of the record.</summary>
internal static class RowEquality
{
    /// <summary>Finds the user's <c>Equals</c> with a row, or <c>GetHashCode</c>; null if the record has none in source.</summary>
    public static IMethodSymbol? FindMethod(ITypeSymbol rowType, string name) => rowType.GetMembers(name).OfType<IMethodSymbol>()
        .FirstOrDefault(m => m is { IsStatic: false, IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false }
            && m.Parameters.Length == (name == nameof(Equals) ? 1 : 0)
            && m.Parameters.All(p => SymbolEqualityComparer.Default.Equals(p.Type, rowType)));

    /// <summary>
    /// Finds the values of an operation that calls one of these methods without its name: the value that it is called on, and its argument.
    /// A comparison with null compares no columns.
    /// </summary>
    public static (string Method, IOperation Row, IOperation? Other)? FindCall(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod.IsImplicitlyDeclared: true } test => FindComparison(test.LeftOperand, test.RightOperand),
        IInvocationOperation { Instance: null, TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_Object }, Arguments: { Length: 2 } arguments } =>
            FindComparison(arguments[0].Value, arguments[1].Value),
        IInvocationOperation { Instance: { } row, TargetMethod: { Name: nameof(Equals), Parameters.Length: 1 } method } test when IsOfObject(method) =>
            FindComparison(row, test.Arguments[0].Value),
        IInvocationOperation { Instance: { } row, TargetMethod: { Name: nameof(GetHashCode), Parameters.IsEmpty: true } method } when IsOfObject(method) =>
            (nameof(GetHashCode), row, null),
        _ => null,
    };

    private static (string Method, IOperation Row, IOperation? Other)? FindComparison(IOperation row, IOperation other) =>
        row.ConstantValue.HasValue || other.ConstantValue.HasValue ? null : (nameof(Equals), row, other);

    private static bool IsOfObject(IMethodSymbol method) => method.IsImplicitlyDeclared || method.ContainingType.SpecialType == SpecialType.System_Object;
}
