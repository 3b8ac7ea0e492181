using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>
/// Follows a row through the code of a projection: into variables, tuples, collections and functions, and into the methods
/// of this project that it is passed to. All values that can contain the row are followed, until no more are found.
/// </summary>
internal sealed partial class RowFlow
{
    private readonly Dictionary<ISymbol, CodeBody?> bodiesByMember = new(SymbolEqualityComparer.Default);
    private readonly List<CodeBody> bodies = [];
    private readonly RowMembers members;
    private readonly ITypeSymbol rowType;
    private readonly CancellationToken cancellationToken;
    private CodeBody body;
    private SemanticModel model;

    public RowFlow(CodeBody projection, IParameterSymbol row, SemanticModel model, ITypeSymbol rowType, RowMembers members, CancellationToken cancellationToken)
    {
        this.members = members;
        this.rowType = rowType;
        this.cancellationToken = cancellationToken;
        this.model = model;
        Values = new RowValues(rowType, member => FindBody(member) is not null);
        body = projection;
        bodies.Add(projection);
        Values.Add(row);
        do
        {
            Values.StartPass();
            for (var i = 0; i < bodies.Count; i++)
            {
                foreach (var operation in GetOperations(bodies[i]))
                {
                    Follow(operation);
                }
            }
        }
        while (Values.IsChanged);
    }

    public RowValues Values { get; }

    /// <summary>Gets a value indicating whether the row is passed to code that is not visible.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Gets the code that receives the row, the projection first.</summary>
    public IReadOnlyList<CodeBody> Bodies => bodies;

    /// <summary>Gets the operations of a piece of code; <see cref="Values"/> is valid while they are enumerated.</summary>
    public IEnumerable<IOperation> GetOperations(CodeBody next)
    {
        Values.Code = body = next;
        foreach (var operation in next.Operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model = operation.SemanticModel ?? model;
            yield return operation;
        }
    }

    /// <summary>Finds the column or metric of a property, also through an interface of the record. Null for any other property.</summary>
    public string? FindRowMember(IPropertyReferenceOperation read) =>
        FindImplementation(read.Property) is { Name: var name } property && Values.IsRowMember(property) && (members.Columns.Contains(name) || members.Metrics.Contains(name)) ? name : null;

    private void Follow(IOperation operation)
    {
        EnterText(operation);
        EnterEquality(operation);
        switch (operation)
        {
            case IVariableDeclaratorOperation variable when Values.ContainsRow(variable.GetVariableInitializer()?.Value):
                Values.Add(variable.Symbol);
                break;

            case IDeconstructionAssignmentOperation assignment when Values.ContainsRow(assignment.Value):
                FollowTargets(assignment.Target);
                FollowDeconstruction(assignment.Syntax is AssignmentExpressionSyntax syntax ? model.GetDeconstructionInfo(syntax) : default);
                break;

            case IAssignmentOperation assignment when Values.ContainsRow(assignment.Value):
                FollowTarget(assignment.Target);
                break;

            case IForEachLoopOperation loop when Values.ContainsRow(loop.Collection):
                EnterEnumerator(loop);
                FollowTargets(loop.LoopControlVariable);
                FollowDeconstruction(loop.Syntax is ForEachVariableStatementSyntax variables ? model.GetDeconstructionInfo(variables) : default);
                break;

            case IPatternOperation pattern when Values.ContainsRow(RowInput.FindPatternInput(pattern)):
                FollowPattern(pattern);
                break;

            case ISymbolInitializerOperation initializer and (IFieldInitializerOperation or IPropertyInitializerOperation) when Values.ContainsRow(initializer.Value):
                Values.Add(body.Function);
                break;

            case IReturnOperation { ReturnedValue: { } value } when Values.ContainsRow(value):
                Values.Add(GetContainingFunction(operation));
                break;

            case IInvocationOperation call:
                FollowCall(call.TargetMethod, call.Instance, call.Arguments);
                break;

            case IObjectCreationOperation { Constructor: { } constructor } creation:
                FollowCall(constructor, instance: null, creation.Arguments);
                break;

            case IMethodReferenceOperation reference when Values.ContainsRow(reference.Instance):
                EnterWithReceiver(reference.Method, isInLambda: false);
                break;

            case IPropertyReferenceOperation reference when FindRowMember(reference) is null:
                EnterProperty(reference);
                break;

            case IConversionOperation { OperatorMethod: { } method } conversion when Values.ContainsRow(conversion.Operand):
                EnterMember(method, method.Parameters, isThis: false, body.IsInLambda);
                break;

            case IUnaryOperation { OperatorMethod: { } method } unary when Values.ContainsRow(unary.Operand):
                EnterMember(method, method.Parameters, isThis: false, body.IsInLambda);
                break;

            case IBinaryOperation { OperatorMethod: { } method } binary:
                EnterMember(method, method.Parameters.Where((_, i) => Values.ContainsRow(i == 0 ? binary.LeftOperand : binary.RightOperand)), isThis: false, body.IsInLambda);
                break;

            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation when operation.ChildOperations.Any(Values.ContainsRow):
                IsIncomplete = true;
                break;
        }
    }

    private void FollowCall(IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        var isThis = Values.ContainsRow(instance);
        var rowArguments = arguments.Where(a => Values.ContainsRow(a.Value)).ToList();
        if (!isThis && rowArguments.Count == 0)
        {
            return;
        }

        // Functions that are passed together with the row can be called with it, and variables can be set to it.
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

        FollowTarget(instance);
        EnterMember(method, rowArguments.Select(a => a.Parameter).OfType<IParameterSymbol>(), isThis, isInLambda: false);
    }

    /// <summary>Adds the parameters of a function that can be called with the row.</summary>
    private void FollowFunction(IOperation? function)
    {
        switch (RowReader.Unwrap(function))
        {
            case IAnonymousFunctionOperation lambda:
                AddParameters(lambda.Symbol.Parameters);
                break;

            case IMethodReferenceOperation reference when reference.Method.Parameters.Any(p => Values.CanHold(p.Type)):
                EnterMember(reference.Method, reference.Method.Parameters, isThis: false, isInLambda: false);
                break;

            case { } value and not IMethodReferenceOperation when VisibleCode.FindValue(value, cancellationToken) is { } initializer && RowReader.Unwrap(initializer) is IAnonymousFunctionOperation or IMethodReferenceOperation:
                FollowFunction(initializer);
                break;
        }
    }

    private void AddParameters(IEnumerable<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            Values.Add(parameter);
        }
    }

    private ISymbol GetContainingFunction(IOperation operation) => operation.Ancestors()
        .Select(a => a switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => (ISymbol?)null,
        })
        .FirstOrDefault(f => f is not null) ?? body.Function;
}
