using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <content>The members that the row is passed to, and their code where it is visible.</content>
internal sealed partial class RowFlow
{
    /// <summary>Gets a value indicating whether a value that contains the row is compared by all columns.</summary>
    public bool ComparesAllColumns { get; private set; }

    /// <summary>Follows the row into a member. Code that is not visible can read any column, except some of the framework.</summary>
    private void EnterMember(ISymbol member, IEnumerable<IParameterSymbol> parameters, bool isThis, bool isInLambda)
    {
        var rowArguments = parameters.ToList();
        if (!isThis && rowArguments.Count == 0)
        {
            return;
        }

        isInLambda |= body.IsInLambda && member.ContainingType is { TypeKind: TypeKind.Interface };
        member = FindImplementation(member);
        if (FindBody(member) is not { } entered)
        {
            IsIncomplete |= !FrameworkMembers.ReadNoColumn(member) && !IsGenerated(member);
            if (ComparingMembers.FindComparedTypes(member, rowArguments, isThis).Any(Values.CanCompareRow))
            {
                EnterComparison(ComparingMembers.IsOrdering(member));
            }

            return;
        }

        AddParameters(rowArguments);
        if (isThis)
        {
            Values.MarkThisAsRow(entered);
            AddParameters(GetReceiverParameters(entered));
        }

        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && rowArguments.Any(p => VisibleCode.IsCaptured(p, model, cancellationToken)))
        {
            Values.Add(constructor);
        }

        entered.IsInLambda |= isInLambda;
    }

    /// <summary>Follows the row into a method that is called on it: as <c>this</c>, or as the first parameter of an extension method.</summary>
    private void EnterWithReceiver(IMethodSymbol method, bool isInLambda) =>
        EnterMember(method, method.IsStatic ? method.Parameters.Take(1) : [], isThis: !method.IsStatic, isInLambda);

    /// <summary>The parameter of an extension block (C# 14), as its members refer to it. The earliest supported version of the compiler does not have it.</summary>
    private static IEnumerable<IParameterSymbol> GetReceiverParameters(CodeBody entered) => entered.Operations
        .OfType<IParameterReferenceOperation>()
        .Select(reference => reference.Parameter)
        .Where(parameter => parameter.ContainingSymbol is INamedTypeSymbol);

    /// <summary>Follows the row into the members that a <c>foreach</c> calls. Those of a collection of rows are no members of the row.</summary>
    private void EnterEnumerator(IForEachLoopOperation loop)
    {
        if (loop.Syntax is not CommonForEachStatementSyntax syntax
            || model.GetForEachStatementInfo(syntax) is not { GetEnumeratorMethod: { } method } members
            || (method.ContainingType.TypeKind == TypeKind.Interface && !Values.IsRow(loop.Collection)))
        {
            return;
        }

        EnterWithReceiver(method, body.IsInLambda);
        if (Values.CanHold(method.ReturnType) && members is { MoveNextMethod: { } moveNext, CurrentProperty: { } current })
        {
            EnterWithReceiver(moveNext, body.IsInLambda);
            EnterMember(current, [], isThis: true, body.IsInLambda);
        }
    }

    /// <summary>Follows the row into its <c>ToString</c>, if the user wrote it, where the compiler calls it.</summary>
    private void EnterText(IOperation operation)
    {
        if (RowText.FindValues(operation).Any(Values.IsRow) && RowText.FindMethod(rowType) is { } method)
        {
            EnterMember(method, [], isThis: true, body.IsInLambda);
        }
    }

    /// <summary>Follows the row into its <c>Equals</c> or <c>GetHashCode</c>, if the user wrote it, where the compiler calls it.</summary>
    private void EnterEquality(IOperation operation)
    {
        if (RowEquality.FindCall(operation) is var (name, row, other) && RowEquality.FindMethod(rowType, name) is { } method)
        {
            EnterMember(method, other is not null && Values.IsRow(other) ? method.Parameters : [], isThis: Values.IsRow(row), body.IsInLambda);
        }
        else if (operation is ITupleBinaryOperation tuples && new[] { tuples.LeftOperand, tuples.RightOperand }.Any(o => Values.ContainsRow(o) && Values.CanCompareRow(o.Type)))
        {
            EnterComparison(isOrdering: false);
        }
    }

    /// <summary>Follows the row into the methods that the user wrote for comparisons, where the framework or the compiler calls them for a value that contains the row.</summary>
    /// <param name="isOrdering">Whether the values are ordered, by code that is not known.</param>
    private void EnterComparison(bool isOrdering)
    {
        if (isOrdering)
        {
            IsIncomplete = true;
            return;
        }

        foreach (var name in new[] { nameof(Equals), nameof(GetHashCode) })
        {
            if (RowEquality.FindMethod(rowType, name) is { } method)
            {
                EnterMember(method, method.Parameters, isThis: true, isInLambda: false);
            }
            else
            {
                ComparesAllColumns |= name == nameof(Equals);
            }
        }
    }

    /// <summary>Follows the row into the getter of a property or an indexer, into its setter, or into both. Their code refers to their parameters.</summary>
    private void EnterProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var isThis = Values.ContainsRow(reference.Instance);
        var rowIndexes = reference.Arguments.Where(a => Values.ContainsRow(a.Value)).Select(a => a.Parameter).OfType<IParameterSymbol>().ToList();
        var write = property.SetMethod is null ? null : PropertyWrite.Find(reference);
        if (write is not { IsRead: false })
        {
            EnterMember(
                property,
                rowIndexes.Concat(property.GetMethod is { } getter ? rowIndexes.Select(p => getter.Parameters[p.Ordinal]) : []),
                isThis,
                isInLambda: false);
        }

        if (write is not null && property.SetMethod is { Parameters: var parameters } setter)
        {
            var rowValues = Values.ContainsRow(write.Value) ? parameters.Skip(parameters.Length - 1) : [];
            EnterMember(setter, rowIndexes.Select(p => parameters[p.Ordinal]).Concat(rowValues), isThis, isInLambda: false);
        }
    }

    /// <summary>Whether the compiler or the generator writes the member: a member of a record or an anonymous type, or a column.</summary>
    private static bool IsGenerated(ISymbol member) =>
        member.IsImplicitlyDeclared
        || GeneratedCode.IsOfThisGenerator(member)
        || (member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member) is IPropertySymbol { IsIndexer: false } or IMethodSymbol { ContainingType.SpecialType: SpecialType.System_Object };

    /// <summary>Finds the member of the record that implements a member of an interface.</summary>
    private ISymbol FindImplementation(ISymbol member) => rowType.FindImplementationForInterfaceMember(member) ?? member;

    /// <summary>Finds the code of a member. That of this generator reads a metric only if it is selected.</summary>
    private CodeBody? FindBody(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (!bodiesByMember.TryGetValue(member, out var found))
        {
            bodiesByMember[member] = found = !GeneratedCode.IsOfThisGenerator(member) && VisibleCode.FindBodies(member, model, cancellationToken) is { } operations ? new CodeBody(operations, (member as IMethodSymbol)?.AssociatedSymbol ?? member, member) : null;
            if (found is not null)
            {
                bodies.Add(found);
            }
        }

        return found;
    }
}
