using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas.CSharpCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Creates the replacement for a text: a query, if the method also accepts one; otherwise the text of a query.</summary>
internal static class TypedReplacement
{
    /// <summary>Gets the properties of the diagnostic; null if no replacement compiles to the same query.</summary>
    public static ImmutableDictionary<string, string?>? TryCreate(
        ExpressionSyntax text, QuerySyntax query, SchemaCatalog catalog, SemanticModel model, CancellationToken cancellationToken)
    {
        if (RequiresConstant(text)
            || !CanResolveDatasets(model, text.SpanStart, catalog.Settings.Types)
            || catalog.FindByName(query.Dataset.Text) is not { } dataset
            || TypedQueryWriter.Write(query, dataset) is not { } typedQuery)
        {
            return null;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Namespace, catalog.Settings.Types.EscapedNamespace);
        return QueryOverload.FindParameter(text, IsQuery, model, cancellationToken) is { } parameter
            ? properties.Add(FixProperties.TypedQuery, typedQuery).Add(FixProperties.Parameter, parameter.Name)
            : properties.Add(FixProperties.TypedQuery, typedQuery + "\n.ToString()");
    }

    private static bool RequiresConstant(ExpressionSyntax text)
    {
        foreach (var ancestor in text.Ancestors())
        {
            switch (ancestor)
            {
                case AttributeArgumentSyntax or ParameterSyntax or CaseSwitchLabelSyntax or PatternSyntax or GotoStatementSyntax:
                case FieldDeclarationSyntax field when field.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.ConstKeyword):
                case LocalDeclarationStatementSyntax { IsConst: true }:
                    return true;
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the name <c>Datasets</c> refers to the generated class, with an added using directive if necessary.</summary>
    private static bool CanResolveDatasets(SemanticModel model, int position, GeneratedTypes types) =>
        model.LookupSymbols(position, name: GeneratedNames.Datasets).All(symbol =>
            symbol is INamedTypeSymbol { ContainingNamespace: { } @namespace } && GeneratedTypes.GetNamespaceName(@namespace) == types.Namespace);

    private static bool IsQuery(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "InsightsQuery",
        IsGenericType: false,
        ContainingNamespace: { Name: "Typed", ContainingNamespace: { Name: "Insights", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
