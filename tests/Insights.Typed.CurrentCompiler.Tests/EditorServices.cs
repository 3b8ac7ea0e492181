using System.Reflection;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Insights.Typed.CurrentCompiler.Tests;

/// <summary>The services of an editor, such as completion and hot reload.</summary>
internal static class EditorServices
{
    public static MefHostServices Instance { get; } = MefHostServices.Create(MefHostServices.DefaultAssemblies.AddRange(
        Assembly.Load("Microsoft.CodeAnalysis.Features"), Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features")));
}
