using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.CodeFixes.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Insights.Typed.CodeFixes.Results;

/// <summary>Uses the result of a statement: assigns a query to the variable that it continues, and reads rows in a loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class IgnoredResultFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.IgnoredQuery, FixableRules.IgnoredRows];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax call } statement)
        {
            return;
        }

        if (diagnostic.Id == FixableRules.IgnoredRows)
        {
            if (CanAwait(statement))
            {
                Register(context, root, "Read it with await foreach", statement, CreateLoop(statement, call, VariablesInScope.Find(model, statement.SpanStart).CreateName("row", call)));
            }
        }
        else if (FindVariable(call, model, context.CancellationToken) is { } variable)
        {
            var assignment = SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                variable.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(default, SyntaxKind.EqualsToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                call.WithoutLeadingTrivia());
            Register(context, root, $"Assign to {variable.Identifier.ValueText}", statement, statement.WithExpression(assignment.WithLeadingTrivia(call.GetLeadingTrivia())));
        }
    }

    /// <summary>Finds the variable that a chain of calls starts with; null if the query cannot be assigned to it.</summary>
    private static IdentifierNameSyntax? FindVariable(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax expression = call;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            expression = access.Expression;
        }

        var type = expression is IdentifierNameSyntax name ? model.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            ILocalSymbol { IsConst: false, IsForEach: false, IsUsing: false } local => local.Type,
            IParameterSymbol { RefKind: not (RefKind.In or RefKind.RefReadOnlyParameter) } parameter => parameter.Type,
            IFieldSymbol { IsReadOnly: false, IsConst: false } field => field.Type,
            IPropertySymbol { SetMethod.IsInitOnly: false } property => property.Type,
            _ => null,
        } : null;
        return type is not null && model.ClassifyConversion(call, type).IsImplicit ? expression as IdentifierNameSyntax : null;
    }

    /// <summary>Whether a statement is in a function that can await.</summary>
    private static bool CanAwait(StatementSyntax statement)
    {
        foreach (var ancestor in statement.Ancestors())
        {
            switch (ancestor)
            {
                case GlobalStatementSyntax:
                    return true;
                case AnonymousFunctionExpressionSyntax function:
                    return !function.AsyncKeyword.IsKind(SyntaxKind.None);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static StatementSyntax CreateLoop(ExpressionStatementSyntax statement, InvocationExpressionSyntax call, string variable) =>
        SyntaxFactory.ParseStatement($"await foreach (var {variable} in {call.WithoutTrivia()})\n{{\n}}")
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static void Register(CodeFixContext context, SyntaxNode root, string title, StatementSyntax before, StatementSyntax after) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(before, after))), equivalenceKey: nameof(IgnoredResultFixProvider)),
        context.Diagnostics[0]);
}
