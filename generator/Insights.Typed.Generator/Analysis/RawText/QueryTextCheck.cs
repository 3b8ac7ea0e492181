using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds the problems of a query's text.</summary>
internal sealed class QueryTextCheck(AnalyzerOptions options)
{
    // The schemas are read only for a compilation with query text. A failure is not kept, since it can be a cancellation.
    private readonly Lazy<SchemaCatalog> catalog = SchemaCatalog.CreateLazy(options, CancellationToken.None);

    public IEnumerable<Diagnostic> FindProblems(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var checksValues = QueryTypes.IsInterpolatedText(model.GetTypeInfo(expression, cancellationToken).ConvertedType);
        var pieces = QueryTextReader.Read(expression, model, cancellationToken, checksValues);
        if (pieces.Count == 0 || InterpolatedQueryParser.Parse(pieces) is not var (text, parsed))
        {
            yield break;
        }

        foreach (var error in parsed.Errors)
        {
            yield return Diagnostic.Create(TextRules.TextGrammar, text.GetLocation(error.Span), ToSentence(Describe(error, text)));
        }

        var isValid = parsed.Query is not null && !text.HasHoles;
        foreach (var (span, problem) in InvalidConstants.Find(text, parsed))
        {
            isValid = false;
            yield return Diagnostic.Create(TextRules.TextGrammar, text.GetLocation(span), ToSentence(problem));
        }

        if (parsed.PartialQuery is not { } query || catalog.Value.Datasets.IsEmpty)
        {
            yield break;
        }

        foreach (var mismatch in FindMismatches(query))
        {
            var hole = text.FindHole(mismatch.Span);
            if (hole is not (null or { Fillings.IsTyped: true }))
            {
                continue;
            }

            isValid = false;
            var properties = mismatch.Suggestion is { } suggestion && text.IsReplaceable(mismatch.Span)
                ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Suggestion, suggestion)
                : ImmutableDictionary<string, string?>.Empty;
            yield return Diagnostic.Create(TextRules.TextName, text.GetLocation(mismatch.Span), properties, hole is null ? mismatch.Message : Describe(mismatch, hole));
        }

        if (isValid && TypedReplacement.TryCreate(expression, query, catalog.Value, model, cancellationToken) is { } replacement)
        {
            yield return Diagnostic.Create(
                TextRules.TextCanBeTyped, expression.GetLocation(), replacement);
        }
    }

    private IEnumerable<QueryMismatch> FindMismatches(QuerySyntax query)
    {
        var name = query.Dataset;
        if (catalog.Value.FindByName(name.Text) is { } dataset)
        {
            return QueryCheck.FindMismatches(query, dataset);
        }

        List<string> known = [.. catalog.Value.Datasets.Select(d => d.Name)];
        return [new(name.Span, $"No schema of this project describes a dataset '{name.Text}'.{NameSuggestion.GetHint(name.Text, known)}", NameSuggestion.FindNearest(name.Text, known))];
    }

    /// <summary>Describes an error at a value, which is not the word that its form in the checked text is.</summary>
    private static string Describe(QueryError error, MappedText text)
    {
        if (text.FindValue(error.Span) is not var (value, start))
        {
            return error.Message;
        }

        // The value is at the right position, and a character of it is the error.
        var position = QueryPosition.Find(text.Value.Substring(0, error.Span.Start), error.Span.Start);
        if (position.IsInString || error.Span.Start > start)
        {
            return value.Fillings?.Constant is { } constant && QueryText.FindInvalidCharacter(constant) is { } problem
                ? InvalidConstants.DescribeCharacter(problem)
                : error.Message;
        }

        var expected = position.Expected;
        return expected.Count == 0
            ? error.Message
            : $"expected {string.Join(", ", expected.Select(word => word.Text))}, found a value; only values and names can be inserted";
    }

    private static string Describe(QueryMismatch mismatch, TextPiece hole) =>
        mismatch.Message.Replace($"'{hole.Fillings!.Content}'", $"'{ExpressionText.From(hole.Tree.GetText().ToString(hole.Span))}'");

    private static string ToSentence(string message)
    {
        var sentence = char.ToUpperInvariant(message[0]) + message.Substring(1);
        return sentence.EndsWith("?", StringComparison.Ordinal) ? sentence : sentence + ".";
    }
}
