using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Manifest;

/// <summary>Collects the names with which code of a project can get a query.</summary>
internal static class QueryNameCollector
{
    public static HashSet<string> Collect(Compilation compilation, ImmutableArray<SyntaxTree> sources, ImmutableArray<DatasetSchema> datasets, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { GeneratedNames.Datasets, GeneratedNames.SystemQueries, "FromText" };
        names.UnionWith(datasets.Select(dataset => dataset.Identifier + GeneratedNames.QuerySuffix));
        foreach (var member in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member, cancellationToken))
        {
            var type = member switch
            {
                IPropertySymbol property => property.Type,
                IFieldSymbol field => field.Type,
                IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReturnType,
                _ => null,
            };
            if (QueryShapes.HasQuery(type) && member.DeclaringSyntaxReferences.Any(reference => sources.Contains(reference.SyntaxTree)))
            {
                names.Add(member.Name);
            }
        }

        return names;
    }
}
