using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>Replaces the argument of a call, which must still call the same method and return the same type.</summary>
internal static class SelectReplacement
{
    /// <summary>Null if no such argument exists.</summary>
    public static InvocationExpressionSyntax? TryReplaceLambda(InvocationExpressionSyntax call, LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { TypeArguments: { Length: 1 } results } method)
        {
            return null;
        }

        var argument = call.ArgumentList.Arguments[0];
        var changed = call.ReplaceNode(argument, argument.WithExpression(lambda.WithTriviaFrom(argument.Expression)));
        if (IsSameMethod(changed))
        {
            return changed;
        }

        // The type of the lambda's expression can be more derived than the return type of the method.
        var type = SyntaxFactory.ParseTypeName(results[0].ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.FullyQualifiedFormat
            .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))).WithAdditionalAnnotations(Simplifier.Annotation);
        var name = SyntaxFactory.GenericName(
            SyntaxFactory.Identifier(method.Name), SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(type)));
        changed = changed.Expression switch
        {
            MemberAccessExpressionSyntax access => changed.WithExpression(access.WithName(name.WithTriviaFrom(access.Name))),
            _ => changed,
        };
        return IsSameMethod(changed) ? changed : null;

        bool IsSameMethod(InvocationExpressionSyntax candidate) =>
            model.GetSpeculativeSymbolInfo(call.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
            && SymbolEqualityComparer.IncludeNullability.Equals(bound, method);
    }
}
