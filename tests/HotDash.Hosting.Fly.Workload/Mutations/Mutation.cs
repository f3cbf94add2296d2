using HotDash.Hosting.Fly.Workload.Models;

namespace HotDash.Hosting.Fly.Workload.Mutations;

/// <summary>A change of one concept. What the model says there must show in the files, or be refused.</summary>
/// <param name="Apply">Null: this model does not have the concept.</param>
internal sealed record Mutation(string Concept, Func<ModelSpec, ModelSpec?> Apply);
