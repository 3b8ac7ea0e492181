using Insights.Typed.Generator.Projections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Finds what a projection reads from its row.</summary>
internal sealed class RowReader(ITypeSymbol rowType, RowMembers members, string dataset, CancellationToken cancellationToken)
{
    /// <summary>Finds the reads of a projection; null if its code is not visible.</summary>
    public RowReads? Read(IOperation? projection) => FindProjection(projection) is { } code ? Read(code.Code, code.Row, code.Model) : null;

    /// <summary>Finds what a projection would read and select if it were compiled, by its syntax, as the generator does. Null if its code is not visible.</summary>
    public ProjectionSyntax? ReadSyntax(IOperation? projection) => FindProjection(projection) is { } code
        ? LambdaReads.Read(code.Code.Operations[0].Syntax, code.Row.Name, dataset, new NameBinding(code.Model))
        : null;

    public static IOperation? Unwrap(IOperation? projection) => projection switch
    {
        IArgumentOperation argument => Unwrap(argument.Value),
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IConversionOperation { OperatorMethod: null } conversion => Unwrap(conversion.Operand),
        _ => projection,
    };

    private (CodeBody Code, IParameterSymbol Row, SemanticModel Model)? FindProjection(IOperation? projection)
    {
        switch (Unwrap(projection))
        {
            case IAnonymousFunctionOperation { Symbol.Parameters: { Length: 1 } parameters, SemanticModel: { } model } lambda:
                return (new CodeBody([lambda.Body], member: null, lambda.Symbol), parameters[0], model);

            case IMethodReferenceOperation { Method: { Parameters.Length: 1 } method, SemanticModel: { } model }
                when VisibleCode.FindBody(method.OriginalDefinition, model, cancellationToken) is { } body:
                return (new CodeBody([body], method, method.OriginalDefinition), method.OriginalDefinition.Parameters[0], body.SemanticModel ?? model);

            case { } value and not IMethodReferenceOperation when VisibleCode.FindValue(value, cancellationToken) is { } initializer && Unwrap(initializer) is IAnonymousFunctionOperation or IMethodReferenceOperation:
                return FindProjection(initializer);

            default:
                return null;
        }
    }

    private RowReads Read(CodeBody projection, IParameterSymbol row, SemanticModel model)
    {
        var flow = new RowFlow(projection, row, model, rowType, members, cancellationToken);
        var reads = new RowReads();
        var plainReads = new HashSet<SyntaxNode>(LambdaReads.FindNames(projection.Operations[0].Syntax, row.Name, dataset, new NameBinding(model)));
        foreach (var code in flow.Bodies)
        {
            foreach (var operation in flow.GetOperations(code))
            {
                if (operation is IPropertyReferenceOperation read && flow.FindRowMember(read) is { } name && flow.Values.ContainsRow(read.Instance) && !IsWritten(read) && !IsInNameOf(read))
                {
                    AddMember(reads, name, code);
                    reads.HasHiddenReads |= code.IsInLambda && !plainReads.Contains(GetName(read.Syntax));
                }
                else if (operation is IDynamicMemberReferenceOperation dynamicRead && flow.Values.ContainsRow(dynamicRead.Instance))
                {
                    AddMember(reads, dynamicRead.MemberName, code);
                }

                reads.ReadsWholeRow |= UsesWholeRow(operation, flow.Values);
            }
        }

        reads.ReadsWholeRow |= flow.ComparesAllColumns || flow.Values.Contains(projection.Function);
        reads.IsIncomplete = flow.IsIncomplete;
        return reads;
    }

    private void AddMember(RowReads reads, string name, CodeBody code)
    {
        if (members.Columns.Contains(name))
        {
            reads.AddColumn(name);
        }
        else if (members.Metrics.Contains(name))
        {
            reads.AddMetric(name, code.Member);
        }
    }

    /// <summary>Whether all columns are printed, compared or hashed by the methods that the compiler or this generator writes for a record.</summary>
    private bool UsesWholeRow(IOperation operation, RowValues values) =>
        RowText.FindValues(operation).Any(values.IsRow) ? RowText.FindMethod(rowType) is null
        : RowEquality.FindCall(operation) is var (name, row, other) ? (values.IsRow(row) || (other is not null && values.IsRow(other))) && RowEquality.FindMethod(rowType, name) is null
        : operation is IInvocationOperation { Instance: { } receiver, TargetMethod: var method } && IsOfRecord(method) && values.IsRow(receiver);

    private static bool IsOfRecord(IMethodSymbol method) =>
        method.IsImplicitlyDeclared || GeneratedCode.IsOfThisGenerator(method) || method.ContainingType.SpecialType == SpecialType.System_Object;

    private static SyntaxNode GetName(SyntaxNode read) => read switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax access => access.Name,
        _ => read,
    };

    private static bool IsWritten(IPropertyReferenceOperation read) => read.Parent is IAssignmentOperation assignment && assignment.Target == read;

    private static bool IsInNameOf(IOperation operation) => operation.Ancestors().Any(a => a is INameOfOperation);
}
