using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// Finds texts that are built from values before they are passed as a query, where an interpolated string would check each value: a
/// concatenation, <c>string.Format</c>, or an interpolated string in a variable. A text of other parts, such as whole conditions, is not found.
/// </summary>
internal static class UncheckedValues
{
    /// <summary>Finds the problem of an argument's text.</summary>
    public static Diagnostic? Find(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        var source = text is IdentifierNameSyntax name && SingleAssignment.FindValue(name, model, cancellationToken) is { } value ? value : text;
        if (!CanHaveValues(source)
            || QueryTypes.IsInterpolatedText(model.GetTypeInfo(source, cancellationToken).ConvertedType)
            || !AcceptsInterpolatedText(text, model, cancellationToken))
        {
            return null;
        }

        var pieces = QueryTextReader.Read(source, model, cancellationToken, checksValues: true);
        if (!pieces.Any(piece => piece.IsHole) || InterpolatedQueryParser.Parse(pieces) is not { Parsed.Query: not null })
        {
            return null;
        }

        var isFixable = pieces.All(piece => piece is { IsHole: false } or { Fillings: not null }) && (source == text || CanChangeType(source, text, model, cancellationToken));
        return Diagnostic.Create(
            TextRules.UncheckedValues,
            text.GetLocation(),
            [source.GetLocation()],
            isFixable
                ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.InterpolatedText, source is InterpolatedStringExpressionSyntax ? source.ToString() : InterpolatedTextWriter.Write(pieces))
                : ImmutableDictionary<string, string?>.Empty);
    }

    private static bool CanHaveValues(ExpressionSyntax source) => source
        is InterpolatedStringExpressionSyntax or InvocationExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };

    private static bool AcceptsInterpolatedText(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken) =>
        QueryOverload.FindParameter(text, QueryTypes.IsInterpolatedText, model, cancellationToken) is not null;

    /// <summary>Whether a variable is used only where its text can be an interpolated one, so that its type can change.</summary>
    private static bool CanChangeType(ExpressionSyntax source, ExpressionSyntax use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (source.Parent?.Parent?.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration
            || model.GetSymbolInfo(use, cancellationToken).Symbol is not { } variable
            || declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return false;
        }

        var scope = member is GlobalStatementSyntax ? member.Parent! : member;
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, variable))
            .All(name => AcceptsInterpolatedText(name, model, cancellationToken));
    }
}
