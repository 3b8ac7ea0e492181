using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports constant values that are rejected at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [QueryRules.UnwritableText, QueryRules.PatternWithoutWildcard];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeComparison, OperationKind.Binary);
    }

    private static void AnalyzeComparison(OperationAnalysisContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (!QueryTypes.IsTextColumn(comparison.OperatorMethod?.ContainingType))
        {
            return;
        }

        CheckString(context, comparison.LeftOperand);
        CheckString(context, comparison.RightOperand);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var type = call.TargetMethod.ContainingType;
        if (call is { TargetMethod.Name: "Take", Arguments: { Length: 1 } arguments } && QueryTypes.IsQuery(type))
        {
            CheckLimit(context, arguments[0].Value);
        }
        else if (QueryTypes.IsColumn(type))
        {
            CheckColumnCall(context, call, QueryTypes.IsTextColumn(type));
        }
    }

    private static void CheckColumnCall(OperationAnalysisContext context, IInvocationOperation call, bool isText)
    {
        var argument = call.Arguments.FirstOrDefault()?.Value;
        var method = call.TargetMethod.Name;
        if (ComparisonOperators.FromCSharp(method) is { } @operator)
        {
            CheckOperand(context, call, @operator, argument, isText);
        }
        else if (WildcardMethods.FromCSharp(method) is not null && argument is not null)
        {
            CheckString(context, argument);
            CheckLiteral(context, argument);
        }
    }

    private static void CheckOperand(OperationAnalysisContext context, IInvocationOperation call, ComparisonOperator @operator, IOperation? argument, bool isText)
    {
        if (@operator.AcceptsList())
        {
            CheckList(context, call, argument, isText);
        }
        else if (isText && argument is not null)
        {
            CheckString(context, argument);
            if (@operator.WithoutWildcards() is { } replacement)
            {
                CheckPattern(context, argument, replacement.ToCSharp());
            }
        }
    }

    private static void CheckLimit(OperationAnalysisContext context, IOperation limit)
    {
        if (limit.ConstantValue is { HasValue: true, Value: int and < 1 })
        {
            Report(context, limit, new(QueryRules.LimitTooLow));
        }
    }

    private static void CheckList(OperationAnalysisContext context, IInvocationOperation call, IOperation? list, bool isText)
    {
        while (list is IConversionOperation conversion)
        {
            list = conversion.Operand;
        }

        var elements = list switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayCreationOperation array when array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 }) => [],
            _ => (ImmutableArray<IOperation>?)null,
        };
        if (elements is { IsEmpty: true })
        {
            Report(context, call, new(QueryRules.EmptyList));
        }

        foreach (var element in isText && elements is { } stringElements ? stringElements : [])
        {
            CheckString(context, element);
        }
    }

    private static void CheckString(OperationAnalysisContext context, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: null })
        {
            Report(context, value, new(QueryRules.NullValue));
        }
        else if (value.ConstantValue is { HasValue: true, Value: string text } && QueryText.FindInvalidCharacter(text) is { } problem)
        {
            Report(context, value, new(QueryRules.UnwritableText, problem));
        }
    }

    private static void CheckLiteral(OperationAnalysisContext context, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: string text } && QueryText.IndexOfWildcard(text) is >= 0 and var index)
        {
            Report(context, value, new(QueryRules.WildcardInText, text[index], index));
        }
    }

    private static void CheckPattern(OperationAnalysisContext context, IOperation pattern, string replacement)
    {
        if (pattern.ConstantValue is { HasValue: true, Value: string text } && QueryText.IndexOfWildcard(text) < 0)
        {
            Report(context, pattern, new(QueryRules.PatternWithoutWildcard, replacement));
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation operation, Finding finding) =>
        context.ReportDiagnostic(finding.At(operation.Syntax.GetLocation()));
}
