using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Tells columns and conditions that are used as if they held a value while the query is written. Much of that compiles, and
/// then decides the same for every row.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ColumnUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [QueryRules.ColumnAsValue];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeColumn, OperationKind.PropertyReference);
        context.RegisterOperationAction(AnalyzeCondition, OperationKind.Binary, OperationKind.Invocation);
    }

    private static void AnalyzeColumn(OperationAnalysisContext context)
    {
        if (QueryTypes.IsColumnOrFlag(context.Operation.Type))
        {
            Report(context, ColumnUse.FaultOf(context.Operation, isColumn: true));
        }
    }

    /// <summary>A condition as it is made. One in a variable may be none yet, and may be asked for that.</summary>
    private static void AnalyzeCondition(OperationAnalysisContext context)
    {
        var maker = context.Operation switch
        {
            IBinaryOperation { OperatorMethod: { } comparison } => comparison,
            IInvocationOperation { TargetMethod: { IsStatic: false } call } => call,
            _ => null,
        };
        if (QueryTypes.IsCondition(maker?.ReturnType) && QueryTypes.IsColumnOrFlag(maker?.ContainingType))
        {
            Report(context, ColumnUse.FaultOf(context.Operation, isColumn: false));
        }
    }

    private static void Report(OperationAnalysisContext context, string? fault)
    {
        if (fault is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(QueryRules.ColumnAsValue, context.Operation.Syntax.GetLocation(), fault));
        }
    }
}
