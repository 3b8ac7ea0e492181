using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host;

namespace Insights.Typed.CurrentCompiler.Tests.HotReload;

/// <summary>The compiler's hot reload as <c>dotnet watch</c> uses it. Its type is internal.</summary>
internal sealed class WatchService(HostWorkspaceServices services, ImmutableArray<string> capabilities)
{
    private static readonly Type Type =
        Assembly.Load("Microsoft.CodeAnalysis.Features").GetType("Microsoft.CodeAnalysis.ExternalAccess.Watch.Api.WatchHotReloadService", throwOnError: true)!;

    private static readonly MethodInfo ToImmutable = typeof(ImmutableDictionary).GetMethods()
        .Single(method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType.IsGenericType: true }]);

    private readonly object service = Activator.CreateInstance(Type, services, capabilities)!;

    /// <summary>The edits that this runtime can apply.</summary>
    public static ImmutableArray<string> Capabilities { get; } =
        [.. ((string)typeof(System.Reflection.Metadata.MetadataUpdater).GetMethod("GetCapabilities", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!).Split(' ')];

    public Task StartAsync(Solution solution) => (Task)Call("StartSessionAsync", solution, CancellationToken.None)!;

    /// <summary>The update from the last solution to this one, or the reasons why hot reload cannot apply it.</summary>
    public async Task<Update> UpdateAsync(Solution solution, ProjectId project)
    {
        var info = Type.GetNestedType("RunningProjectInfo")!;
        var running = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(ProjectId), info))!;
        ((System.Collections.IDictionary)running).Add(project, Activator.CreateInstance(info));
        var projects = ToImmutable.MakeGenericMethod(typeof(ProjectId), info).Invoke(null, [running])!;
        var task = (Task)Call("GetUpdatesAsync", solution, projects, CancellationToken.None)!;
        try
        {
            await task;
        }
        catch (NullReferenceException thrown) when (thrown.Source == "Microsoft.CodeAnalysis")
        {
            // A bug of the compiler when a lambda from an earlier update is removed; it ends the edit, as an error does.
            return new Update([], [thrown.ToString()], IsPending: false);
        }

        var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        var isPending = Get(result, "Status").ToString() == "ReadyToApply";
        var updates = (isPending ? ((System.Collections.IEnumerable)Get(result, "ProjectUpdates")).Cast<object>() : [])
            .Select(update => new Delta(Bytes(update, "MetadataDelta"), Bytes(update, "ILDelta"), Bytes(update, "PdbDelta")))
            .ToList();
        var rudeEdits = (ImmutableArray<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>)Get(result, "RudeEdits");
        var errors = (ImmutableArray<Diagnostic>)Get(result, "CompilationDiagnostics");
        var refusals = (rudeEdits.IsDefault ? [] : rudeEdits.SelectMany(edits => edits.Diagnostics))
            .Concat(errors.IsDefault ? [] : errors)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
        return new Update(updates, [.. refusals], isPending);
    }

    public void Commit() => Call("CommitUpdate");

    public void Discard() => Call("DiscardUpdate");

    public void End() => Call("EndSession");

    private static object Get(object value, string name) => value.GetType().GetProperty(name)!.GetValue(value)!;

    private static ImmutableArray<byte> Bytes(object update, string name) => (ImmutableArray<byte>)update.GetType().GetField(name)!.GetValue(update)!;

    private object? Call(string method, params object[] arguments) => Type.GetMethod(method)!.Invoke(service, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}

/// <summary>The result of hot reload for an edit.</summary>
/// <param name="Deltas">The updates to apply.</param>
/// <param name="Refusals">Errors of the compiler, and edits that require a restart of the program. Warnings are not included: the edit is
/// applied.</param>
/// <param name="IsPending">Whether the service waits for the update to be committed or discarded.</param>
internal sealed record Update(IReadOnlyList<Delta> Deltas, IReadOnlyList<string> Refusals, bool IsPending);

/// <summary>The update of one assembly.</summary>
internal sealed record Delta(ImmutableArray<byte> Metadata, ImmutableArray<byte> Code, ImmutableArray<byte> Symbols);
