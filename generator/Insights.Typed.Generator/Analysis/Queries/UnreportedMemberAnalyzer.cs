using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Reports the members of the library that exist to be reported, where the compiler reports no obsolete members: in code that has the
/// attribute <c>Obsolete</c>, and in a collection expression such as <c>[.. query]</c>. The code would compile, and throw at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreportedMemberAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. LinqRules.All, QueryRules.UnsupportedValue];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Elsewhere the compiler reports these members in the code of other generators too, such as that of a .razor file.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        if (GeneratedCode.IsOfThisGenerator(context.SemanticModel.SyntaxTree))
        {
            return;
        }

        foreach (var operation in UnreportedCode.Find(context.SemanticModel, context.FilterSpan, context.CancellationToken))
        {
            if (FindMember(operation) is { ContainingAssembly.Name: GeneratedNames.LibraryAssembly } member
                && UnreportedCode.FindObsolete(member) is { } attribute
                && Explain(member, attribute) is { } problem
                && IsReported(problem, operation.Syntax, context))
            {
                context.ReportDiagnostic(problem.At(GetLocation(operation.Syntax)));
            }
        }
    }

    /// <summary>The method, operator or property that an operation uses; null if other operations show it.</summary>
    private static ISymbol? FindMember(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.ConstructedFrom,
        IMethodReferenceOperation reference => reference.Method.ConstructedFrom,
        IPropertyReferenceOperation reference => reference.Property,
        IBinaryOperation binary => binary.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        IAwaitOperation wait => FindMethod(wait.Operation, nameof(Task.GetAwaiter)),
        ISpreadOperation spread => FindMethod(spread.Operand, nameof(IEnumerable<int>.GetEnumerator)),
        IForEachLoopOperation loop => FindMethod(loop.Collection, loop.IsAsynchronous ? "GetAsyncEnumerator" : nameof(IEnumerable<int>.GetEnumerator)),
        _ => null,
    };

    /// <summary>The method that <c>await</c>, <c>foreach</c> or a spread calls on its operand.</summary>
    private static ISymbol? FindMethod(IOperation operand, string name)
    {
        while (operand is IConversionOperation { IsImplicit: true } conversion)
        {
            operand = conversion.Operand;
        }

        for (var type = operand.Type; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } method)
            {
                return method;
            }
        }

        return null;
    }

    /// <summary>The rule of a member; null for a member that is obsolete without an error.</summary>
    private static Finding? Explain(ISymbol member, AttributeData obsolete)
    {
        var message = obsolete.ConstructorArguments[0].Value!;
        var id = obsolete.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value;
        if (LinqRules.All.FirstOrDefault(rule => rule.Id.Equals(id)) is { } rule)
        {
            return new(rule, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), message);
        }

        return obsolete.ConstructorArguments.Length > 1 && true.Equals(obsolete.ConstructorArguments[1].Value) ? new(QueryRules.UnsupportedValue, message) : null;
    }

    /// <summary>Whether no other rule reports the mistake: INS126 explains an unsupported comparison better.</summary>
    private static bool IsReported(Finding problem, SyntaxNode node, SemanticModelAnalysisContext context) =>
        problem.Rule != LinqRules.UnsupportedComparison || !ColumnUseSuppressor.IsExplained(node, context.SemanticModel.Compilation, context.Options);

    /// <summary>The location at which the compiler reports the member elsewhere.</summary>
    private static Location GetLocation(SyntaxNode node) => node is CommonForEachStatementSyntax loop ? loop.ForEachKeyword.GetLocation() : node.GetLocation();
}
