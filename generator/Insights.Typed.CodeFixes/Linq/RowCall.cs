using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>A call of LINQ on a query, which becomes a call of <c>System.Linq.AsyncEnumerable</c> on its rows.</summary>
/// <param name="Call">The call.</param>
/// <param name="Access">Its query and its method.</param>
/// <param name="Selector">The argument that selects the values of a total; null for other calls.</param>
/// <param name="Token">The token to cancel the operation, or null.</param>
internal sealed record RowCall(InvocationExpressionSyntax Call, MemberAccessExpressionSyntax Access, ArgumentSyntax? Selector, ArgumentSyntax? Token)
{
    private const string AsyncSuffix = "Async";
    private const string TokenParameter = "cancellationToken";

    public static RowCall? Find(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(call, cancellationToken) is IInvocationOperation operation
            ? new RowCall(call, access, FindArgument(operation, "selector"), FindArgument(operation, TokenParameter))
            : null;

    /// <summary>Writes the call; null if no call has the same result.</summary>
    /// <param name="run">The client and its method, such as <c>client.RunAsync</c>.</param>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public ExpressionSyntax? TryRun(string run, SemanticModel model, CancellationToken cancellationToken)
    {
        var method = Access.Name.Identifier.ValueText;
        var asyncMethod = method.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? method : method + AsyncSuffix;
        if (method == "AsEnumerable" || TryWriteRows(run, asyncMethod, model, cancellationToken) is not { } rows)
        {
            return null;
        }

        var text = Call.Parent is AwaitExpressionSyntax || asyncMethod == method ? rows : AwaitableCode.Await(rows, Call);
        return SyntaxFactory.ParseExpression(text).WithTriviaFrom(Call);
    }

    private string? TryWriteRows(string run, string method, SemanticModel model, CancellationToken cancellationToken)
    {
        var query = Access.Expression.WithoutTrivia().ToString();
        var separator = Access.Expression.GetTrailingTrivia().ToFullString() + Access.OperatorToken.ToFullString();
        if (Selector is null)
        {
            return SelectedTotal.ReadsMetric(Call.ArgumentList, model, cancellationToken) ? null : $"{run}({query}){separator}{method}{WriteArguments(method)}";
        }

        var select = "Select" + Call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(Selector.WithNameColon(null)));
        var arguments = Token is null ? "()" : $"({WriteToken(method)})";
        return SelectedTotal.FindPosition(Access.Expression, Selector.Expression, model, cancellationToken) switch
        {
            SelectorPosition.Query => $"{run}({query}.{select}){separator}{method}{arguments}",
            SelectorPosition.Rows => $"{run}({query}){separator}{select}{WriteLineBreak()}{Access.OperatorToken.Text}{method}{arguments}",
            SelectorPosition.None => null,
        };
    }

    /// <summary>Writes the line break and the indentation before the method, without comments.</summary>
    private string WriteLineBreak() => string.Concat(Access.Expression.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1)
        .Concat(Access.OperatorToken.LeadingTrivia.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
        .Select(trivia => trivia.ToFullString()));

    private string WriteArguments(string method) =>
        (Token is null ? Call.ArgumentList : Call.ArgumentList.ReplaceNode(Token, SyntaxFactory.ParseArgumentList($"({WriteToken(method)})").Arguments[0])).ToString();

    /// <summary>Writes the token with its name if it is not the next parameter of the method, which accepts a comparer before it.</summary>
    private string WriteToken(string method) =>
        method is "MinAsync" or "MaxAsync" or "ToDictionaryAsync" or "ToHashSetAsync" ? $"{TokenParameter}: {Token!.Expression}" : Token!.WithoutTrivia().ToString();

    private static ArgumentSyntax? FindArgument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)?.Syntax as ArgumentSyntax;
}
