using System.Collections.Immutable;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>A query of a project.</summary>
/// <param name="File">Its file, relative to the project, with forward slashes.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Dataset">The service's name of the dataset.</param>
/// <param name="Columns">The columns and metrics it selects.</param>
/// <param name="Text">Its text, with <c>{name}</c> for what is known only at run time.</param>
/// <param name="Probe">A query to try in its place.</param>
internal sealed record ProjectQuery(string File, int Line, string Dataset, EquatableArray<string> Columns, string Text, ChainProbe Probe);

/// <summary>Finds all queries of a project: each <c>Select</c>, and each query that is handed on as it is, for whole rows.</summary>
internal static class ProjectQueries
{
    public static EquatableArray<ProjectQuery> Of(
        Compilation compilation, ImmutableArray<DatasetSchema> datasets, ProjectSettings settings, string projectDirectory, CancellationToken cancellationToken)
    {
        var queries = new List<(ProjectQuery Query, int Position)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var expression in tree.GetRoot(cancellationToken).DescendantNodes().OfType<ExpressionSyntax>())
            {
                if (QueryAt(expression, model, datasets, settings, cancellationToken) is { } found)
                {
                    var place = found.Name.GetLocation().GetLineSpan();
                    var file = Relative(place.Path, projectDirectory);
                    var text = new ChainText(found.Dataset, model, cancellationToken).Of(found.Chain, found.Columns);
                    var probe = ChainProbe.Of(found.Chain, found.Columns, found.Dataset, model, cancellationToken);
                    queries.Add((new ProjectQuery(file, place.StartLinePosition.Line + 1, found.Dataset.Name, found.Columns, text, probe), found.Name.SpanStart));
                }
            }
        }

        return queries
            .OrderBy(q => q.Query.File, StringComparer.Ordinal)
            .ThenBy(q => q.Position)
            .Select(q => q.Query)
            .ToEquatableArray();
    }

    private static (SyntaxToken Name, DatasetSchema Dataset, EquatableArray<string> Columns, QueryChain Chain)? QueryAt(
        ExpressionSyntax expression, SemanticModel model, ImmutableArray<DatasetSchema> datasets, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var (receiver, lambda) = expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } select, ArgumentList.Arguments: { Count: 1 } arguments }
                => (select.Expression, arguments[0].Expression),
            QueryExpressionSyntax { Body.SelectOrGroup: SelectClauseSyntax } query => (query.FromClause.Expression, null),
            _ when HandedOn.IsPlace(expression) => (expression, null),
            _ => ((ExpressionSyntax?)null, (ExpressionSyntax?)null),
        };
        if (receiver is null
            || DatasetOrigin.Of(receiver, model: null, cancellationToken) is null
            || DatasetOrigin.Of(receiver, model, cancellationToken) is not { } identifier
            || datasets.FirstOrDefault(d => d.Identifier == identifier) is not { } dataset
            || (receiver == expression && HandedOn.IsToBuildOn(expression, identifier, model, cancellationToken)))
        {
            return null;
        }

        var chain = QueryChain.Of(expression, model, cancellationToken);
        var syntax = lambda is LambdaExpressionSyntax read && settings.HasInterceptors
            ? LambdaReads.Of(read, identifier)
            : new ProjectionSyntax(identifier, default, Escapes: true, Keeps: true);
        var columns = ProjectionStep.Plan(syntax, datasets)!.Reads.Select(c => c.Schema.Name).ToEquatableArray();
        var name = chain.Calls.IsEmpty ? chain.StartName : chain.Calls[chain.Calls.Length - 1].Name;
        return (name, dataset, columns, chain);
    }

    private static string Relative(string path, string directory)
    {
        var file = path.Replace('\\', '/');
        var root = directory.Replace('\\', '/').TrimEnd('/') + "/";
        return file.StartsWith(root, StringComparison.Ordinal) ? file.Substring(root.Length) : Path.GetFileName(file);
    }
}
