using Microsoft.CodeAnalysis;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Finds a client that the code at a position can use.</summary>
internal static class ClientsInScope
{
    /// <summary>Finds the name of the nearest client: a local or parameter, then a member; null if none is in scope.</summary>
    public static string? FindNearest(SemanticModel model, int position, CancellationToken cancellationToken)
    {
        var isStatic = model.GetEnclosingSymbol(position, cancellationToken)?.IsStatic == true;
        return model.LookupSymbols(position)
            .Where(symbol => GetType(symbol) is { Name: "InsightsClient", ContainingNamespace: { Name: "Typed", ContainingNamespace.Name: "Insights" } })
            .Where(symbol => symbol is ILocalSymbol or IParameterSymbol || symbol.IsStatic || !isStatic)
            .Where(symbol => symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= position))
            .OrderBy(symbol => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
            .ThenBy(symbol => symbol.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.Name;
    }

    private static ITypeSymbol? GetType(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { Parameters.IsEmpty: true } property => property.Type,
        _ => null,
    };
}
