using System.Collections.Immutable;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Manifest;

/// <summary>Lists the queries of a project: each <c>Select</c>, each query that is used without <c>Select</c>, each text.</summary>
internal sealed class ProjectQueries
{
    private readonly ManifestRequest request;
    private readonly ImmutableArray<DatasetSchema> datasets;
    private readonly Dictionary<string, EquatableArray<SelectedColumn>> intercepted = new(StringComparer.Ordinal);
    private readonly Dictionary<(SyntaxTree, int, string), (ProjectQuery? Listed, UnlistedQuery? Unlisted)> queriesByPosition = [];
    private readonly CancellationToken cancellationToken;

    private ProjectQueries(ManifestRequest request, ImmutableArray<DatasetSchema> datasets, IEnumerable<InterceptorFile> interceptors, CancellationToken cancellationToken)
    {
        this.request = request;
        this.datasets = datasets;
        this.cancellationToken = cancellationToken;
        foreach (var interceptor in interceptors.SelectMany(file => file.Interceptors))
        {
            foreach (var location in interceptor.Locations)
            {
                intercepted[location.Data] = interceptor.Reads;
            }
        }
    }

    public static ProjectManifest Create(
        ManifestRequest request,
        Compilation compilation,
        EquatableArray<ResolvedDataset> resolvedDatasets,
        IEnumerable<InterceptorFile> interceptors,
        IReadOnlyCollection<RazorFile> razorFiles,
        GeneratedTypes types,
        CancellationToken cancellationToken)
    {
        ImmutableArray<DatasetSchema> datasets = [.. resolvedDatasets.Select(dataset => dataset.Dataset)];
        var queries = new ProjectQueries(request, datasets, interceptors, cancellationToken);
        var generatedCompilation = GeneratedCompilation.Create(compilation, [.. resolvedDatasets.Where(dataset => dataset.IsGenerated).Select(dataset => dataset.Dataset)], types, cancellationToken);
        var targets = new MarkedTargets();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = generatedCompilation.GetSemanticModel(tree);
            foreach (var use in new QueryUseFinder(model, targets, cancellationToken).FindAll(tree.GetRoot(cancellationToken)))
            {
                queries.Add(use, tree, model);
            }
        }

        var names = razorFiles.Count == 0 ? [] : QueryNameCollector.Collect(generatedCompilation, [.. compilation.SyntaxTrees], datasets, cancellationToken);
        var razor = razorFiles.SelectMany(file => file.FindLines(names).Select(line => new UnlistedQuery(request.GetRelativePath(file.Path), line, UnlistedReason.Razor)));
        var sorted = queries.queriesByPosition.OrderBy(f => f.Key.Item2).ThenBy(f => f.Key.Item3, StringComparer.Ordinal).Select(f => f.Value).ToList();
        return new ProjectManifest(
            sorted.Select(f => f.Listed!).Where(q => q is not null).OrderBy(q => q.File, StringComparer.Ordinal).ToEquatableArray(),
            sorted.Select(f => f.Unlisted!).Where(q => q is not null).Concat(razor).OrderBy(q => q.File, StringComparer.Ordinal).ToEquatableArray());
    }

    private void Add(QueryUse use, SyntaxTree tree, SemanticModel model)
    {
        var line = tree.GetLineSpan(use.Token.Span, cancellationToken).StartLinePosition.Line + 1;
        var file = request.GetRelativePath(tree.FilePath);
        var (dataset, listed) = use switch
        {
            SelectUse select => (select.Dataset, Create(select, model, file, line)),
            AllColumnsUse row => (row.Dataset, Create(row, model, file, line)),
            SystemQueryUse system => (system.Name, Create(system, file, line)),
            TextUse text => ("", Create(text, file, line)),
            UnknownUse => ("", null),
            _ => throw new NotSupportedException($"{use.GetType()} is not a use of a query that can be listed."),
        };
        var reason = use switch
        {
            UnknownUse unknown => unknown.Reason,
            TextUse text => UnlistedReason.InvalidText(string.Join(" ", ParsedQuery.Parse(text.Text).Errors.Select(e => e.Message))),
            _ => UnlistedReason.ForeignSchema(dataset),
        };

        // One expression can be converted in several steps; it is still one query.
        var key = (tree, use.Token.SpanStart, dataset);
        if (!queriesByPosition.ContainsKey(key))
        {
            queriesByPosition.Add(key, (listed, listed is null ? new UnlistedQuery(file, line, reason) : null));
        }
    }

    private ProjectQuery? Create(SelectUse use, SemanticModel model, string file, int line)
    {
        if (FindDataset(use.Dataset) is not { } dataset)
        {
            return null;
        }

        var columns = use.Query is InvocationExpressionSyntax call
            && model.GetInterceptableLocation(call, cancellationToken) is { } location
            && intercepted.TryGetValue(location.Data, out var reads)
                ? reads
                : SelectedColumn.GetDefaultSelection(dataset);
        return CreateQuery(file, line, dataset, columns, QueryChain.Read(FindChain(use.Query), model, cancellationToken), model);
    }

    private ProjectQuery? Create(AllColumnsUse use, SemanticModel model, string file, int line)
    {
        if (FindDataset(use.Dataset) is not { } dataset)
        {
            return null;
        }

        var chain = use.IsQuery && use.Query.SyntaxTree == model.SyntaxTree
            ? QueryChain.Read(use.Query, model, cancellationToken)
            : new QueryChain(use.Query, use.Query.GetFirstToken(), StartsAtDataset: false, []);
        return CreateQuery(file, line, dataset, SelectedColumn.GetDefaultSelection(dataset), chain, model);
    }

    private ProjectQuery CreateQuery(string file, int line, DatasetSchema dataset, IEnumerable<SelectedColumn> columns, QueryChain chain, SemanticModel model)
    {
        var names = columns.Select(c => c.Schema.Name).ToEquatableArray();
        var query = ChainQuery.Read(chain, dataset, model, cancellationToken);
        return CreateQuery(file, line, dataset, names, query.ToModel(names).ToString(), ChainProbe.From(query, names));
    }

    private ProjectQuery? Create(SystemQueryUse use, string file, int line)
    {
        foreach (var dataset in datasets)
        {
            if (dataset.SystemQueries.FirstOrDefault(q => q.Identifier == use.Name) is { } query)
            {
                // The published text can use another name than the one that the service lists.
                var from = ParsedQuery.Parse(query.Text).Query!.Dataset.Span;
                var probe = query.Text.Substring(0, from.Start) + dataset.Name + query.Text.Substring(from.End);
                return CreateQuery(file, line, dataset, query.Columns, query.Text, new ChainProbe(probe, default));
            }
        }

        return null;
    }

    private ProjectQuery? Create(TextUse use, string file, int line)
    {
        if (ParsedQuery.Parse(use.Text).Query is not { } query)
        {
            return null;
        }

        var names = query.Columns.Select(c => c.Text).ToEquatableArray();
        var probe = new ChainProbe(use.Text, default);
        return DatasetSchema.Find(datasets, query.Dataset.Text) is { } dataset
            ? CreateQuery(file, line, dataset, names, use.Text, probe)
            : new ProjectQuery(file, line, query.Dataset.Text, names, false, use.Text, probe);
    }

    /// <summary>Gets the query of a <c>Select</c> that is not a call of the form <c>query.Select(…)</c>.</summary>
    private static ExpressionSyntax FindChain(ExpressionSyntax select) => select switch
    {
        MemberAccessExpressionSyntax reference => reference.Expression,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } call when access.WhenNotNull == call => access.Expression,
        _ => select,
    };

    private static ProjectQuery CreateQuery(string file, int line, DatasetSchema dataset, EquatableArray<string> names, string text, ChainProbe probe) => new(
        file, line, dataset.Name, names, dataset.Columns.All(c => names.Contains(c.Name, StringComparer.OrdinalIgnoreCase)), text, probe);

    private DatasetSchema? FindDataset(string identifier) => datasets.FirstOrDefault(d => d.Identifier == identifier);
}
