using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>
/// Follows a row through the code of a projection: into variables, tuples, collections and functions, and into the methods
/// of this project that it is passed to. All values that may hold the row count, until no more are found.
/// </summary>
internal sealed partial class RowFlow
{
    private readonly Dictionary<ISymbol, FollowedCode?> followed = new(SymbolEqualityComparer.Default);
    private readonly List<FollowedCode> codes = [];
    private readonly RowMembers members;
    private readonly ITypeSymbol rowType;
    private readonly CancellationToken cancellationToken;
    private FollowedCode code;
    private SemanticModel model;

    public RowFlow(FollowedCode projection, IParameterSymbol row, SemanticModel model, ITypeSymbol rowType, RowMembers members, CancellationToken cancellationToken)
    {
        this.members = members;
        this.rowType = rowType;
        this.cancellationToken = cancellationToken;
        this.model = model;
        Values = new RowValues(rowType, member => CodeOf(member) is not null);
        code = projection;
        codes.Add(projection);
        Values.Add(row);
        do
        {
            Values.Restart();
            for (var i = 0; i < codes.Count; i++)
            {
                foreach (var operation in In(codes[i]))
                {
                    Follow(operation);
                }
            }
        }
        while (Values.IsChanged);
    }

    public RowValues Values { get; }

    /// <summary>Whether the row gets into code that cannot be seen.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The code that the row gets into, the projection first.</summary>
    public IReadOnlyList<FollowedCode> Codes => codes;

    /// <summary>The operations of a piece of code, which <see cref="Values"/> can be asked about meanwhile.</summary>
    public IEnumerable<IOperation> In(FollowedCode next)
    {
        Values.Code = code = next;
        foreach (var operation in next.Operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model = operation.SemanticModel ?? model;
            yield return operation;
        }
    }

    /// <summary>The column or metric that a property is, also through an interface of the record. Null for any other.</summary>
    public string? MemberOf(IPropertyReferenceOperation read) =>
        Implementation(read.Property) is { Name: var name } property && Values.IsOfRow(property) && (members.Columns.Contains(name) || members.Metrics.Contains(name)) ? name : null;

    private void Follow(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation variable when Values.Holds(variable.GetVariableInitializer()?.Value):
                Values.Add(variable.Symbol);
                break;

            case IDeconstructionAssignmentOperation assignment when Values.Holds(assignment.Value):
                FollowTargets(assignment.Target);
                FollowDeconstruction(assignment.Syntax is AssignmentExpressionSyntax syntax ? model.GetDeconstructionInfo(syntax) : default);
                break;

            case IAssignmentOperation assignment when Values.Holds(assignment.Value):
                FollowTarget(assignment.Target);
                break;

            case IForEachLoopOperation loop when Values.Holds(loop.Collection):
                FollowTargets(loop.LoopControlVariable);
                FollowDeconstruction(loop.Syntax is ForEachVariableStatementSyntax variables ? model.GetDeconstructionInfo(variables) : default);
                break;

            case IPatternOperation pattern when Values.Holds(RowInput.OfPattern(pattern)):
                FollowPattern(pattern);
                break;

            case ISymbolInitializerOperation initializer and (IFieldInitializerOperation or IPropertyInitializerOperation) when Values.Holds(initializer.Value):
                Values.Add(code.Function);
                break;

            case IReturnOperation { ReturnedValue: { } value } when Values.Holds(value):
                Values.Add(FunctionAround(operation));
                break;

            case IInvocationOperation call:
                FollowCall(call.TargetMethod, call.Instance, call.Arguments);
                break;

            case IObjectCreationOperation { Constructor: { } constructor } creation:
                FollowCall(constructor, instance: null, creation.Arguments);
                break;

            case IMethodReferenceOperation reference when Values.Holds(reference.Instance):
                Enter(reference.Method, [], isThis: true, isOfLambda: false);
                break;

            case IPropertyReferenceOperation reference when Values.Holds(reference.Instance) && MemberOf(reference) is null:
                Enter(reference.Property, [], isThis: true, isOfLambda: false);
                break;

            case IConversionOperation { OperatorMethod: { } method } conversion when Values.Holds(conversion.Operand):
                Enter(method, method.Parameters, isThis: false, code.IsOfLambda);
                break;

            case IUnaryOperation { OperatorMethod: { } method } unary when Values.Holds(unary.Operand):
                Enter(method, method.Parameters, isThis: false, code.IsOfLambda);
                break;

            case IBinaryOperation { OperatorMethod: { } method } binary:
                Enter(method, method.Parameters.Where((_, i) => Values.Holds(i == 0 ? binary.LeftOperand : binary.RightOperand)), isThis: false, code.IsOfLambda);
                break;

            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation when operation.ChildOperations.Any(Values.Holds):
                IsIncomplete = true;
                break;
        }
    }

    private void FollowCall(IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        var isThis = Values.Holds(instance);
        var given = arguments.Where(a => Values.Holds(a.Value)).ToList();
        if (!isThis && given.Count == 0)
        {
            return;
        }

        // Functions that are passed together with the row may be called with it, and variables may be set to it.
        foreach (var argument in arguments)
        {
            FollowFunction(argument.Value);
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
            {
                FollowTarget(argument.Value);
            }
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            FollowFunction(instance);
            return;
        }

        if (given.Count > 0)
        {
            FollowTarget(instance);
        }

        Enter(method, given.Select(a => a.Parameter).OfType<IParameterSymbol>(), isThis, isOfLambda: false);
    }

    /// <summary>Adds the parameters of a function that may be called with the row.</summary>
    private void FollowFunction(IOperation? function)
    {
        switch (RowReader.Unwrap(function))
        {
            case IAnonymousFunctionOperation lambda:
                AddAll(lambda.Symbol.Parameters);
                break;

            case IMethodReferenceOperation reference when reference.Method.Parameters.Any(p => Values.CanHold(p.Type)):
                Enter(reference.Method, reference.Method.Parameters, isThis: false, isOfLambda: false);
                break;

            case { } value and not IMethodReferenceOperation when VisibleCode.ValueOf(value, cancellationToken) is { } held && RowReader.Unwrap(held) is IAnonymousFunctionOperation or IMethodReferenceOperation:
                FollowFunction(held);
                break;
        }
    }

    private void AddAll(IEnumerable<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            Values.Add(parameter);
        }
    }

    private ISymbol FunctionAround(IOperation operation) => operation.Ancestors()
        .Select(a => a switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => (ISymbol?)null,
        })
        .FirstOrDefault(f => f is not null) ?? code.Function;
}
