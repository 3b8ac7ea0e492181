using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Manifest;

/// <summary>Finds queries inside types: in arrays, tuples and type arguments.</summary>
internal static class QueryShapes
{
    /// <summary>The depth of type arguments to search. Code that people write has fewer.</summary>
    private const int MaxDepth = 8;

    /// <summary>The C# names of the datasets whose generated query types are in a type.</summary>
    public static IReadOnlyCollection<string> FindDatasets(ITypeSymbol? type)
    {
        var datasets = new List<string>();
        Visit(type, MaxDepth, part =>
        {
            if (QueryTypes.FindDatasetIdentifier(part) is { } dataset && !datasets.Contains(dataset))
            {
                datasets.Add(dataset);
            }
        });
        return datasets;
    }

    /// <summary>Whether a query of any kind is in a type.</summary>
    public static bool HasQuery(ITypeSymbol? type)
    {
        var hasQuery = false;
        Visit(type, MaxDepth, part => hasQuery |= IsQuery(part));
        return hasQuery;
    }

    /// <summary>Whether a type is the library's query, or derives from it.</summary>
    public static bool IsQuery(ITypeSymbol? type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(IsQuery);
        }

        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "InsightsQuery" && GeneratedNames.LibraryNamespace == type.ContainingNamespace?.ToDisplayString())
            {
                return true;
            }
        }

        return false;
    }

    private static void Visit(ITypeSymbol? type, int depthLeft, Action<ITypeSymbol> visit)
    {
        if (type is null || depthLeft == 0)
        {
            return;
        }

        visit(type);
        if (type is IArrayTypeSymbol array)
        {
            Visit(array.ElementType, depthLeft - 1, visit);
        }
        else if (type is INamedTypeSymbol named)
        {
            foreach (var argument in named.TypeArguments)
            {
                Visit(argument, depthLeft - 1, visit);
            }
        }
    }
}
