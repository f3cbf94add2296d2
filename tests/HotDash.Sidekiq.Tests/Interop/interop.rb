# Real Sidekiq on the other side. REDIS_URL names the server; the first argument says what to do; answers are JSON.
require "json"
require "sidekiq"
require "sidekiq/api"

Redis.silence_deprecations = true if Redis.respond_to?(:silence_deprecations=)
Redis.sadd_returns_boolean = false if Redis.respond_to?(:sadd_returns_boolean=)
Sidekiq.logger.level = Logger::WARN

class PlainJob
  include Sidekiq::Worker
  sidekiq_options queue: "default", retry: 5, tags: ["from-ruby"]
end

def rails!
  require "active_job"
  require "active_job/queue_adapters/sidekiq_adapter"
  ActiveJob::Base.queue_adapter = :sidekiq
  ActiveJob::Base.logger = Logger.new(nil)
  Object.const_set(:RailsJob, Class.new(ActiveJob::Base) { queue_as :default })
end

case ARGV.shift
when "push"
  puts PlainJob.perform_async(1, "zwei", { "drei" => 3.5, "é" => nil })
when "push-delayed"
  puts PlainJob.perform_in(1, 1, "later", {})
when "push-rails"
  rails!
  puts RailsJob.perform_later(:symbol, { "a" => 1, :b => [true] }, limit: 7).provider_job_id
when "push-rails8"
  rails!
  data = RailsJob.new(:symbol, { "a" => 1, :b => [true] }, limit: 7).serialize
  puts Sidekiq::Client.push("class" => "Sidekiq::ActiveJob::Wrapper", "wrapped" => "RailsJob", "queue" => "default", "args" => [data])
when "api"
  stats = Sidekiq::Stats.new
  puts JSON.generate(
    processed: stats.processed, failed: stats.failed, enqueued: stats.enqueued,
    queues: Sidekiq::Queue.all.map { |queue| [queue.name, queue.size, queue.latency.positive?] },
    processes: Sidekiq::ProcessSet.new(false).map { |process|
      { identity: process.identity, concurrency: process["concurrency"], queues: process["queues"], busy: process["busy"], tag: process.tag, quiet: process.stopping? }
    },
    work: Sidekiq::Workers.new.map { |process, thread, work|
      payload = work["payload"]
      payload = JSON.parse(payload) if payload.is_a?(String)
      { process: process, queue: work["queue"], class: payload["class"], run_at: work["run_at"] }
    },
    retries: Sidekiq::RetrySet.new.map { |job|
      { jid: job.jid, class: job.display_class, args: job.display_args, queue: job.queue, count: job["retry_count"],
        error_class: job["error_class"], message: job["error_message"], at: job.at.to_f - Time.now.to_f,
        failed: job["failed_at"].is_a?(Float), backtrace: job.error_backtrace&.first }
    },
    dead: Sidekiq::DeadSet.new.map { |job| { jid: job.jid, class: job.display_class, args: job.display_args, message: job["error_message"] } },
    scheduled: Sidekiq::ScheduledSet.new.map { |job| { jid: job.jid, class: job.display_class, delay: job.at.to_f - Time.now.to_f } }
  )
when "quiet"
  Sidekiq::ProcessSet.new(false).each(&:quiet!)
when "stop"
  Sidekiq::ProcessSet.new(false).each(&:stop!)
when "retry"
  Sidekiq::RetrySet.new.each(&:retry)
when "kill"
  Sidekiq::RetrySet.new.each(&:kill)
when "web"
  ENV["RACK_ENV"] = "test"
  require "securerandom"
  require "rack"
  require "rack/mock"
  require "rack/session/cookie"
  require "sidekiq/web"
  app = Rack::Builder.new do
    use Rack::Session::Cookie, secret: SecureRandom.hex(32)
    run Sidekiq::Web
  end
  pages = ARGV.map do |path|
    answer = Rack::MockRequest.new(app).get(path)
    [path, answer.status, answer.body]
  end
  puts JSON.generate(pages)
else
  abort "unknown command"
end
