using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports calls whose result is not used, although they do nothing else, and lambdas whose tasks nothing awaits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [ResultRules.IgnoredQuery, ResultRules.IgnoredRows, ResultRules.AsyncProjection];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeStatement, OperationKind.ExpressionStatement);
        context.RegisterOperationAction(AnalyzeLambda, OperationKind.AnonymousFunction);
    }

    /// <summary>Whether a call of a method is reported as a query that is not used if it is a statement.</summary>
    public static bool ReturnsOtherQuery(IMethodSymbol method) =>
        QueryTypes.IsQuery(method.ContainingType) && (QueryMethods.AddsClause(method.Name) || method.Name == QueryMethods.SelectMethod);

    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        // The expression of a lambda without a result is not a statement in the source: it can be a test of an exception.
        if (context.Operation.Syntax is not ExpressionStatementSyntax
            || ((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation { TargetMethod: var method, Syntax: InvocationExpressionSyntax call })
        {
            return;
        }

        var finding = ReturnsOtherQuery(method)
            ? new Finding(ResultRules.IgnoredQuery, method.Name)
            : IsRowsOfClient(method) ? new Finding(ResultRules.IgnoredRows, method.Name) : null;
        if (finding is not null)
        {
            context.ReportDiagnostic(finding.At(GetName(call).GetLocation()));
        }
    }

    private static void AnalyzeLambda(OperationAnalysisContext context)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (lambda.Symbol.IsAsync
            && lambda.Syntax is AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword }
            && lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
            && QueryTypes.IsSelect(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(ResultRules.AsyncProjection, keyword.GetLocation()));
        }
    }

    /// <summary>Whether a method of the client returns rows that it requests while they are read.</summary>
    private static bool IsRowsOfClient(IMethodSymbol method) =>
        method.ReturnType is { Name: "IAsyncEnumerable", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } }
        && method.ContainingType is { Name: "InsightsClient" or "ScheduledReport" } type
        && type.ContainingNamespace.ToDisplayString() == GeneratedNames.LibraryNamespace;

    private static ExpressionSyntax GetName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        _ => call.Expression,
    };
}
