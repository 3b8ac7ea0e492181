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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            Analyze,
            OperationKind.Invocation,
            OperationKind.MethodReference,
            OperationKind.PropertyReference,
            OperationKind.Binary,
            OperationKind.CompoundAssignment,
            OperationKind.Unary,
            OperationKind.Conversion,
            OperationKind.Await,
            OperationKind.Spread,
            OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (FindMember(context.Operation) is { ContainingAssembly.Name: GeneratedNames.LibraryAssembly } member
            && FindObsolete(member) is { } attribute
            && Explain(member, attribute) is { } problem
            && IsReported(problem, context)
            && (context.Operation is ISpreadOperation || IsInObsoleteCode(context)))
        {
            context.ReportDiagnostic(problem.At(GetLocation(context.Operation.Syntax)));
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
    private static bool IsReported(Finding problem, OperationAnalysisContext context) =>
        problem.Rule != LinqRules.UnsupportedComparison || !ColumnUseSuppressor.IsExplained(context.Operation.Syntax, context.Compilation, context.Options);

    /// <summary>Whether the member, the local function or a type around an operation is obsolete, so that the compiler reports nothing.</summary>
    private static bool IsInObsoleteCode(OperationAnalysisContext context)
    {
        var symbol = context.Operation.SemanticModel?.GetEnclosingSymbol(context.Operation.Syntax.SpanStart, context.CancellationToken);
        while (symbol is not null && FindObsolete(symbol) is null)
        {
            symbol = (symbol as IMethodSymbol)?.AssociatedSymbol ?? (symbol as IFieldSymbol)?.AssociatedSymbol ?? symbol.ContainingSymbol;
        }

        return symbol is not null;
    }

    private static AttributeData? FindObsolete(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: nameof(ObsoleteAttribute), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>The location at which the compiler reports the member elsewhere.</summary>
    private static Location GetLocation(SyntaxNode node) => node is CommonForEachStatementSyntax loop ? loop.ForEachKeyword.GetLocation() : node.GetLocation();
}
