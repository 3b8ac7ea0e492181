using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CodeFixes.RawText;

/// <summary>Lists the keywords, operators, names and values that are valid at a position of a query's text.</summary>
[ExportCompletionProvider(nameof(QueryTextCompletionProvider), LanguageNames.CSharp), Shared]
public sealed class QueryTextCompletionProvider : CompletionProvider
{
    private const string Description = nameof(Description);

    /// <summary>A space and a comma are part of a query's text, so only Tab and Enter insert the selected word.</summary>
    private static readonly CompletionItemRules Rules = CompletionItemRules.Default.WithCommitCharacterRules([CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace, ImmutableArray<char>.Empty)]);

    /// <inheritdoc />
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && (trigger.Character is ' ' or ',' or '\'' or '"' || (char.IsLetter(trigger.Character) && IsFirstLetter(text, caretPosition)));

    /// <inheritdoc />
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || QueryTextCompletion.Find(model, context.Position, context.Document.Project.AnalyzerOptions, cancellationToken) is not var (span, items))
        {
            return;
        }

        context.CompletionListSpan = span;
        for (var i = 0; i < items.Count; i++)
        {
            context.AddItem(CompletionItem.Create(
                items[i].Text,
                sortText: i.ToString("D5", CultureInfo.InvariantCulture),
                properties: ImmutableDictionary<string, string>.Empty.Add(Description, items[i].Description),
                tags: [GetTag(items[i].Kind)],
                rules: Rules));
        }
    }

    /// <inheritdoc />
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));

    private static bool IsFirstLetter(SourceText text, int caretPosition) => caretPosition < 2 || !char.IsLetterOrDigit(text[caretPosition - 2]);

    private static string GetTag(QueryCompletionKind kind) => kind switch
    {
        QueryCompletionKind.Keyword => WellKnownTags.Keyword,
        QueryCompletionKind.Operator => WellKnownTags.Operator,
        QueryCompletionKind.Dataset => WellKnownTags.Structure,
        QueryCompletionKind.Column => WellKnownTags.Field,
        QueryCompletionKind.Metric => WellKnownTags.Method,
        QueryCompletionKind.DateRange or QueryCompletionKind.Aggregation => WellKnownTags.EnumMember,
        QueryCompletionKind.Value => WellKnownTags.Constant,
    };
}
