using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds an overload of the called method that accepts another form of a query.</summary>
internal static class QueryOverload
{
    /// <summary>Finds the parameter of an overload with the same other parameters; null if none has a parameter of such a type.</summary>
    public static IParameterSymbol? FindParameter(ExpressionSyntax argumentValue, Func<ITypeSymbol, bool> isType, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argumentValue.Parent is not ArgumentSyntax argument
            || model.GetOperation(argument, cancellationToken) is not IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter })
        {
            return null;
        }

        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Where(overload => overload.Parameters.Length == method.Parameters.Length && overload.IsStatic == method.IsStatic)
            .Where(overload => overload.Parameters.Zip(method.Parameters, (candidate, current) =>
                current.Ordinal == parameter.Ordinal ? isType(candidate.Type) : SymbolEqualityComparer.Default.Equals(candidate.Type, current.Type)).All(isMatch => isMatch))
            .Select(overload => overload.Parameters[parameter.Ordinal])
            .FirstOrDefault();
    }
}
