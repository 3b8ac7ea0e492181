using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Chains;

/// <summary>
/// Rewrites a chain of calls as the query that is sent: with <c>Take</c> at the end, with one order, with one date range, or with one aggregation.
/// Only if the earlier call is in the same expression.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CallOrderFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [FixableRules.CallAfterTake, FixableRules.SecondOrder, FixableRules.SecondDateRange];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindToken(context.Diagnostics[0].Location.SourceSpan.Start).Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access)
        {
            return;
        }

        var id = context.Diagnostics[0].Id;
        var earlier = GetEarlierCalls(call).ToList();
        if (id == FixableRules.CallAfterTake)
        {
            if (earlier.Where(c => GetMethodName(c) == "Take").ToList() is { Count: > 0 } limits)
            {
                // The result of an order accepts ThenBy, that of a limit does not.
                var end = FindLastCall(call);
                var moved = CallChain.Parse(end).MoveToEnd(limits);
                if (!IsOrderBy(end) || await ChangedCode.CompilesAsync(context.Document, root, end, moved, context.CancellationToken).ConfigureAwait(false))
                {
                    Register(context, root, "Move Take to the end", end, moved);
                }
            }
        }
        else if (id == FixableRules.SecondDateRange)
        {
            var method = access.Name.Identifier.ValueText;
            var title = $"Remove the earlier {method}";
            var removed = earlier.Where(c => GetMethodName(c) == method).ToList();
            if (removed.Count > 0 && earlier.Take(earlier.IndexOf(removed[removed.Count - 1])).Any(c => GetMethodName(c) == "Aggregated" && method == "During"))
            {
                // An aggregation follows its date range, and can be unavailable for the later one. The chain then ends with another call.
                var merged = CallChain.Parse(call).MergeIntoFirst([.. removed.AsEnumerable().Reverse(), call]);
                if (context.Diagnostics[0].Properties.ContainsKey(FixProperties.HasAggregations)
                    && await ChangedCode.CompilesAsync(context.Document, root, call, merged, context.CancellationToken).ConfigureAwait(false))
                {
                    Register(context, root, title, call, merged);
                }
            }
            else
            {
                RegisterRemoval(context, root, title, call, [.. removed]);
            }
        }
        else
        {
            if (access.Expression is InvocationExpressionSyntax before && IsOrderBy(before))
            {
                var next = access.Name.Identifier.ValueText.Replace("OrderBy", "ThenBy");
                Register(context, root, $"Use {next}", access.Name, SyntaxFactory.IdentifierName(next).WithTriviaFrom(access.Name));
            }

            RegisterRemoval(context, root, "Remove the earlier order", call, [.. earlier.Where(IsOrderBy)]);
        }
    }

    private static bool IsOrderBy(InvocationExpressionSyntax call) => GetMethodName(call) is "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending";

    private static string? GetMethodName(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    /// <summary>Gets the calls that a call is made on, the nearest one first.</summary>
    private static IEnumerable<InvocationExpressionSyntax> GetEarlierCalls(InvocationExpressionSyntax call)
    {
        while (call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax before })
        {
            yield return call = before;
        }
    }

    /// <summary>Finds the last call that a limit can follow: the last one that adds a clause.</summary>
    private static InvocationExpressionSyntax FindLastCall(InvocationExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call && QueryMethods.AddsClause(access.Name.Identifier.ValueText))
        {
            call = next;
        }

        return call;
    }

    private static void RegisterRemoval(CodeFixContext context, SyntaxNode root, string title, InvocationExpressionSyntax call, ImmutableArray<InvocationExpressionSyntax> calls)
    {
        if (!calls.IsEmpty)
        {
            Register(context, root, title, call, CallChain.Parse(call).Remove(calls));
        }
    }

    private static void Register(CodeFixContext context, SyntaxNode root, string title, SyntaxNode before, SyntaxNode after) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(before, after))), equivalenceKey: title),
            context.Diagnostics);
}
