using System.Collections.Immutable;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>What there is to say of a query's text.</summary>
internal sealed class QueryTextCheck(AnalyzerOptions options)
{
    // Only a compilation with such text pays for reading the schemas. A failure is not kept: it can be a cancellation.
    private readonly Lazy<SchemaCatalog> catalog = SchemaCatalog.WhenNeeded(options, CancellationToken.None);

    public IEnumerable<Diagnostic> Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var pieces = QueryTextReader.Read(expression, model, cancellationToken);
        if (pieces.Count == 0 || HoleReading.Of(pieces) is not var (text, parsed))
        {
            yield break;
        }

        foreach (var error in parsed.Errors)
        {
            yield return Diagnostic.Create(TextRules.TextGrammar, text.LocationOf(error.Span), Sentence(error.Message));
        }

        if (parsed.PartialQuery is not { } query || catalog.Value.Datasets.IsEmpty)
        {
            yield break;
        }

        var isFlawless = parsed.Query is not null && !text.HasHoles;
        foreach (var problem in NameCheck.Of(query, catalog.Value).Where(problem => !text.IsOpen(problem.Span)))
        {
            isFlawless = false;
            var properties = problem.Suggestion is { } suggestion && text.IsReplaceable(problem.Span)
                ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Suggestion, suggestion)
                : ImmutableDictionary<string, string?>.Empty;
            yield return Diagnostic.Create(TextRules.TextName, text.LocationOf(problem.Span), properties, problem.Message);
        }

        if (isFlawless && TypedReplacement.Of(expression, query, catalog.Value, model, cancellationToken) is { } replacement)
        {
            yield return Diagnostic.Create(
                TextRules.TextCanBeTyped, expression.GetLocation(), replacement);
        }
    }

    private static string Sentence(string message)
    {
        var sentence = char.ToUpperInvariant(message[0]) + message.Substring(1);
        return sentence.EndsWith("?", StringComparison.Ordinal) ? sentence : sentence + ".";
    }
}
