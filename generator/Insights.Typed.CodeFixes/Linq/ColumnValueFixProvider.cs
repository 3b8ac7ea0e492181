using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Writes a value of another type as one of the column's type, if this is certain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ColumnValueFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.ColumnUse];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax { Parent: BinaryExpressionSyntax comparison } column
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetTypeInfo(column, context.CancellationToken).Type is not { } columnType)
        {
            return;
        }

        var value = comparison.Left == column ? comparison.Right : comparison.Left;
        if (model.GetTypeInfo(value, context.CancellationToken).Type is { } valueType
            && ColumnValue.TryConvert(value, valueType, columnType.Name, FindLiterals(diagnostic.Properties)) is { } replacement)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use {replacement}",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(value, SystemTypes.Parse(replacement).WithTriviaFrom(value)))),
                    equivalenceKey: nameof(ColumnValueFixProvider)),
                diagnostic);
        }
    }

    private static (string True, string False)? FindLiterals(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(FixProperties.TrueLiteral, out var trueLiteral) && properties.TryGetValue(FixProperties.FalseLiteral, out var falseLiteral)
            ? (trueLiteral!, falseLiteral!)
            : null;
}
