using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Checks query text in code: its grammar, and its names and values against the schemas.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [TextRules.TextGrammar, TextRules.TextName, TextRules.TextCanBeTyped, TextRules.UncheckedValues];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var check = new QueryTextCheck(start.Options);
            var targets = new MarkedTargets();

            start.RegisterSyntaxNodeAction(
                node => AnalyzeComment(node, check), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);
            start.RegisterOperationAction(
                operation => AnalyzeTarget(operation, targets, check),
                OperationKind.Argument,
                OperationKind.SimpleAssignment,
                OperationKind.FieldInitializer,
                OperationKind.PropertyInitializer,
                OperationKind.ParameterInitializer);
        });
    }

    private static void AnalyzeComment(SyntaxNodeAnalysisContext context, QueryTextCheck check)
    {
        var literal = (ExpressionSyntax)context.Node;
        if (LanguageComment.FindMarkedText(literal) is { } text)
        {
            Report(check.FindProblems(text, context.SemanticModel, context.CancellationToken), context.ReportDiagnostic);
        }
    }

    private static void AnalyzeTarget(OperationAnalysisContext context, MarkedTargets targets, QueryTextCheck check)
    {
        var (target, value) = context.Operation switch
        {
            IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue } argument => (argument.Parameter, argument.Value),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment => (member.Member, assignment.Value),
            ISimpleAssignmentOperation { Target: IParameterReferenceOperation parameter } assignment => (parameter.Parameter, assignment.Value),
            IFieldInitializerOperation field => (field.InitializedFields.FirstOrDefault(), field.Value),
            IPropertyInitializerOperation property => (property.InitializedProperties.FirstOrDefault(), property.Value),
            IParameterInitializerOperation parameter => (parameter.Parameter, parameter.Value),
            _ => ((ISymbol?)null, (IOperation?)null),
        };
        if (target is null || value is null || !CanContainString(value) || !targets.IsMarked(target) || context.Operation.SemanticModel is not { } model)
        {
            return;
        }

        foreach (var text in GetStringExpressions(value).SelectMany(ExpressionBranches.Get))
        {
            // Text that a comment marks is reported at the comment's text.
            if (!LanguageComment.IsMarked(text) && !targets.IsReportedElsewhere(text, model, context.CancellationToken))
            {
                Report(check.FindProblems(text, model, context.CancellationToken), context.ReportDiagnostic);
                if (context.Operation is IArgumentOperation && UncheckedValues.Find(text, model, context.CancellationToken) is { } problem)
                {
                    context.ReportDiagnostic(problem);
                }
            }
        }
    }

    /// <summary>Checked first, since most values are not marked, and the check is cheap.</summary>
    private static bool CanContainString(IOperation value) =>
        value.Type?.SpecialType == SpecialType.System_String || value is IArrayCreationOperation or ICollectionExpressionOperation or IConversionOperation or IInterpolatedStringHandlerCreationOperation;

    /// <summary>Gets the text itself, or each text of a list in the source.</summary>
    private static IEnumerable<ExpressionSyntax> GetStringExpressions(IOperation value) => value switch
    {
        { Type.SpecialType: SpecialType.System_String, Syntax: ExpressionSyntax text } => [text],
        IInterpolatedStringHandlerCreationOperation { Syntax: ExpressionSyntax text } => [text],
        IConversionOperation conversion => GetStringExpressions(conversion.Operand),
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues.SelectMany(GetStringExpressions),
        ICollectionExpressionOperation list => list.Elements.SelectMany(GetStringExpressions),
        _ => [],
    };

    private static void Report(IEnumerable<Diagnostic> diagnostics, Action<Diagnostic> report)
    {
        foreach (var diagnostic in diagnostics)
        {
            report(diagnostic);
        }
    }
}
