using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Reports columns and conditions that are used as if they had a value while the query is built. Much of this code compiles, and
/// then has the same result for every row.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ColumnUseAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What a column or what holds one is reported at.</summary>
    private static readonly ImmutableArray<OperationKind> ColumnKinds =
    [
        OperationKind.PropertyReference,
        OperationKind.LocalReference,
        OperationKind.ParameterReference,
        OperationKind.FieldReference,
        OperationKind.ArrayElementReference,
        OperationKind.Invocation,
        OperationKind.Conditional,
        OperationKind.SwitchExpression,
        OperationKind.ConditionalAccessInstance,
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ColumnUseRules.DecidingColumn];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeColumn, ColumnKinds);
        context.RegisterOperationAction(AnalyzeConversion, OperationKind.Conversion);
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => AnalyzeDefaultLiteral(operation, schemas), OperationKind.Binary);
            start.RegisterOperationAction(operation => AnalyzeCondition(operation, schemas), OperationKind.Binary, OperationKind.Invocation);
        });
    }

    private static void AnalyzeColumn(OperationAnalysisContext context)
    {
        if (QueryTypes.IsColumnOrBooleanColumn(context.Operation.Type))
        {
            Report(context, FindColumnProblem(context.Operation));
        }
    }

    /// <summary>Finds the problem of a column, or of what holds one: a variable, a property of the user, a choice, or a column after <c>?.</c></summary>
    private static Finding? FindColumnProblem(IOperation column) =>
        column is IPropertyReferenceOperation { Property.ContainingType: var owner } && QueryTypes.HasColumnsOfDataset(owner)
            ? ColumnUse.ProblemOf(column, isColumn: true)
            : ColumnUse.ProblemOfHolder(column);

    /// <summary>A condition where it is created. A variable can be null before it has a condition, so a test of the variable for null is valid.</summary>
    private static void AnalyzeCondition(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        if (context.Operation is IBinaryOperation comparison && UnsupportedComparison.Explain(comparison) is var (problem, column))
        {
            context.ReportDiagnostic(problem.At(column.Syntax.GetLocation(), CreateLiteralProperties(FindColumn(column, schemas)?.BooleanFormat)));
        }
        else if (ComparedOperand.IsCreatedCondition(context.Operation))
        {
            Report(context, ColumnUse.ProblemOf(context.Operation, isColumn: false));
        }
    }

    /// <summary>A value of the program or a column that is used as a condition, or a character that the compiler converts to its character code.</summary>
    private static void AnalyzeConversion(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (QueryTypes.IsConversionToCondition(conversion.OperatorMethod))
        {
            // One mistake, one error: a part of the value that is reported itself is the mistake.
            if (!conversion.Operand.DescendantsAndSelf().Any(IsReported))
            {
                var rule = QueryTypes.IsColumn(conversion.Operand.Type) ? ColumnUseRules.ColumnCondition : ColumnUseRules.BooleanCondition;
                Report(context, new(rule, conversion.Operand.Syntax), conversion.Operand);
            }

            return;
        }

        if (conversion is { IsImplicit: true, Operand.Type.SpecialType: SpecialType.System_Char, Type.SpecialType: SpecialType.System_Int64 or SpecialType.System_Decimal } && IsComparedWithColumn(conversion))
        {
            Report(context, new(ColumnUseRules.Character, conversion.Operand.Syntax), conversion.Operand);
        }
    }

    /// <summary>Whether the compiler or another action of this analyzer reports an operation.</summary>
    private static bool IsReported(IOperation operation) => operation switch
    {
        IInvalidOperation => true,
        IBinaryOperation comparison when QueryTypes.IsUnsupportedComparison(comparison.OperatorMethod) => true,
        _ when QueryTypes.IsColumnOrBooleanColumn(operation.Type) => ColumnKinds.Contains(operation.Kind) && FindColumnProblem(operation) is not null,
        _ => ComparedOperand.IsCreatedCondition(operation) && ColumnUse.ProblemOf(operation, isColumn: false) is not null,
    };

    /// <summary>Whether a column is compared with a value, alone or in a list.</summary>
    private static bool IsComparedWithColumn(IOperation value) => value.Parent switch
    {
        IBinaryOperation { OperatorMethod.ContainingType: var type } => QueryTypes.IsColumn(type),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } } => QueryTypes.IsColumn(type),
        IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => IsComparedWithColumn(value.Parent),
        _ => false,
    };

    /// <summary><c>default</c> for a nullable column, which reads like a test for a missing value.</summary>
    private static void AnalyzeDefaultLiteral(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (!QueryTypes.IsColumnOrBooleanColumn(comparison.OperatorMethod?.ContainingType))
        {
            return;
        }

        foreach (var (value, other) in new[] { (comparison.LeftOperand, comparison.RightOperand), (comparison.RightOperand, comparison.LeftOperand) })
        {
            if (RemoveConversions(value) is { Syntax: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } } literal
                && FindColumn(RemoveConversions(other), schemas) is { IsNullable: true })
            {
                Report(context, new(ColumnUseRules.Default), literal);
            }
        }
    }

    /// <summary>Finds the column that a member is; null for a column in a variable, or of a project without its schema file.</summary>
    private static ColumnSchema? FindColumn(IOperation column, Lazy<SchemaCatalog> schemas) =>
        column is IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: var owner } } ? schemas.Value.FindColumn(owner, name) : null;

    /// <summary>Passes the literals of a Boolean column to the code fix: they determine the value that a text means.</summary>
    private static ImmutableDictionary<string, string?>? CreateLiteralProperties(BooleanFormat? format) => format is null
        ? null
        : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.TrueLiteral, format.True).Add(FixProperties.FalseLiteral, format.False);

    private static IOperation RemoveConversions(IOperation operation) => operation is IConversionOperation conversion ? RemoveConversions(conversion.Operand) : operation;

    private static void Report(OperationAnalysisContext context, Finding? problem, IOperation? operation = null)
    {
        if (problem is not null)
        {
            context.ReportDiagnostic(problem.At((operation ?? context.Operation).Syntax.GetLocation()));
        }
    }
}
