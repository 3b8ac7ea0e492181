using System.Collections.Immutable;
using Insights.Typed.Generator.Model;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Projections;

/// <summary>The interceptors of one dataset, in a separate file, so that other edits do not change it.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="Interceptors">The interceptors, in the order of the source.</param>
internal sealed record InterceptorFile(DatasetName Dataset, string Namespace, EquatableArray<Interceptor> Interceptors)
{
    /// <summary>
    /// Combines the reads and locations of calls. Calls with the same reads share an interceptor. A call in one of
    /// several files of equal content has none, since the compiler refuses its location.
    /// The compiler passes a call twice if files change their order, as it does with schema files (InsightsGenerator).
    /// </summary>
    public static IEnumerable<InterceptorFile> Create(ImmutableArray<Projection> projections, ImmutableArray<SelectCall> calls)
    {
        var projectionsBySyntax = new Dictionary<ProjectionSyntax, Projection>();
        foreach (var projection in projections)
        {
            projectionsBySyntax[projection.Syntax] = projection;
        }

        return calls
            .Distinct()
            .GroupBy(call => (call.Location.FileHash, call.Location.Position))
            .Where(group => group.Count() == 1)
            .Select(group => group.Single())
            .Where(call => projectionsBySyntax.TryGetValue(call.Projection, out var projection) && call.IsOnNamespace(projection.Namespace, projection.AreTypesGenerated))
            .GroupBy(call => projectionsBySyntax[call.Projection].Dataset)
            .OrderBy(dataset => dataset.Key.Identifier, StringComparer.Ordinal)
            .Select(dataset => new InterceptorFile(
                dataset.Key,
                projectionsBySyntax[dataset.First().Projection].Namespace,
                dataset
                    .GroupBy(call => (projectionsBySyntax[call.Projection].Reads, projectionsBySyntax[call.Projection].ReusesRow))
                    .Select(group => new Interceptor(group.Key.Reads, group.Key.ReusesRow, group.Select(call => call.Location).ToEquatableArray()))
                    .ToEquatableArray()));
    }
}

/// <summary>One interceptor, and the calls that it replaces.</summary>
/// <param name="Reads">What it selects and reads.</param>
/// <param name="ReusesRow">Whether one row object can be reused for all records.</param>
/// <param name="Locations">The calls.</param>
internal sealed record Interceptor(
    EquatableArray<SelectedColumn> Reads, bool ReusesRow, EquatableArray<SelectLocation> Locations);
